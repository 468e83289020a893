package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.CollectOrphans;
import dev.waybill.application.upkeep.SweepClock;
import dev.waybill.application.upkeep.SweepExpired;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.domain.upload.BlobKey;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sweeps of an installation, each with a line in the log about what it found.
///
/// @param alone whether no other process can be uploading: then whatever no row knows is an orphan,
///   however young
record Sweeps(
    SweepClock time,
    SweepExpired expiredSweep,
    CollectOrphans orphanSweep,
    InstantSource clock,
    boolean alone) {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

  static Sweeps of(Installation installation, boolean alone) {
    return new Sweeps(
        installation.sweepClock(),
        installation.sweepExpired(),
        installation.collectOrphans(),
        installation.clock(),
        alone);
  }

  SweepExpired.Result expired() {
    var result = expiredSweep.sweep();
    time.swept();
    if (result.uploads() + result.blobs() > 0) {
      LOG.info("Swept {} expired uploads and {} blobs", result.uploads(), result.blobs());
    }
    return result;
  }

  CollectOrphans.Result orphans() {
    var hour =
        alone ? BlobKey.END_OF_TIME : BlobKey.hourOf(clock.instant().minus(ReceiveUpload.LONGEST));
    var result = orphanSweep.collect(hour);
    if (result.removed() > 0) {
      LOG.info("Removed {} orphans among {} blobs", result.removed(), result.looked());
    }
    return result;
  }
}
