package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.upkeep.CollectOrphans;
import dev.waybill.application.upkeep.ForgetOrigins;
import dev.waybill.application.upkeep.OrphanRounds;
import dev.waybill.application.upkeep.SweepClock;
import dev.waybill.application.upkeep.SweepExpired;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.domain.upload.BlobKey;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sweeps of an installation, each with a line in the log about what it found.
///
/// @param alone whether no other process can be uploading: then whatever no row knows is an orphan,
///   however young
record Sweeps(
    CallContext context,
    SweepClock time,
    SweepExpired expiredSweep,
    ForgetOrigins originSweep,
    CollectOrphans orphanSweep,
    OrphanRounds rounds,
    InstantSource clock,
    boolean alone) {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

  /// @param judging runs before what was listed is taken for orphans
  static Sweeps of(
      CallContext context, Installation installation, boolean alone, Runnable judging) {
    return new Sweeps(
        context,
        installation.sweepClock(),
        installation.sweepExpired(alone),
        installation.forgetOrigins(),
        installation.collectOrphans(judging),
        installation.orphanRounds(),
        installation.clock(),
        alone);
  }

  SweepExpired.Result expired() {
    var result = expiredSweep.sweep(context);
    time.swept();
    var forgotten = originSweep.forget(context);
    if (forgotten > 0) {
      LOG.info("The sweep forgot the client networks of {} uploads", forgotten);
    }
    if (result.uploads() + result.blobs() > 0) {
      LOG.info(
          "The sweep removed {} expired uploads and {} blobs", result.uploads(), result.blobs());
    }
    return result;
  }

  /// Of all hours.
  CollectOrphans.Result orphans() {
    return collect("", alone ? BlobKey.END_OF_TIME : oldEnough());
  }

  /// In the background: a node that is alone looks everywhere; others take turns, and look only
  /// where nobody has looked.
  Optional<CollectOrphans.Result> orphansInTurn() {
    return alone ? Optional.of(orphans()) : rounds.take().map(this::round);
  }

  private CollectOrphans.Result round(String from) {
    var before = oldEnough();
    var result = collect(from, before);
    // What the store has refused would never be looked at again.
    if (result.refused() == 0) {
      rounds.done(before);
    }
    return result;
  }

  /// Whatever is younger may be of an upload that still runs somewhere.
  private String oldEnough() {
    return BlobKey.hourOf(clock.instant().minus(ReceiveUpload.LONGEST));
  }

  private CollectOrphans.Result collect(String from, String before) {
    var result = orphanSweep.collect(context, from, before);
    if (result.removed() > 0) {
      LOG.info("The sweep removed {} orphans among {} blobs", result.removed(), result.looked());
    }
    if (result.unfinished() > 0) {
      LOG.info("The sweep removed {} unfinished uploads", result.unfinished());
    }
    if (result.refused() > 0) {
      LOG.warn("The store did not remove {} orphans; the next sweep tries again", result.refused());
    }
    return result;
  }
}
