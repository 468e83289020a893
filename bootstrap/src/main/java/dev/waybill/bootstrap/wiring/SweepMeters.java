package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.CollectOrphans;
import dev.waybill.application.upkeep.SweepExpired;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;

/// What the sweeps have done, counted from the start of this node.
final class SweepMeters {
  private final Counter done;
  private final Counter refused;
  private final Counter failed;
  private final Counter expiredUploads;
  private final Counter unneededBlobs;
  private final Counter orphans;
  private final Counter unfinished;
  private final Counter refusedBlobs;
  private volatile Instant lastDone = Instant.EPOCH;

  SweepMeters(MeterRegistry meters) {
    Gauge.builder("waybill.sweep.last.success.timestamp", () -> lastDone.toEpochMilli() / 1000.0)
        .baseUnit("seconds")
        .description("When a sweep of this node last came to its end, 0 before the first")
        .register(meters);
    done = sweeps(meters, "done");
    refused = sweeps(meters, "refused");
    failed = sweeps(meters, "failed");
    expiredUploads =
        Counter.builder("waybill.sweep.uploads")
            .tag("reason", "expired")
            .description("Uploads that the sweep has taken out of the database")
            .register(meters);
    unneededBlobs = blobs(meters, "unneeded");
    orphans = blobs(meters, "orphan");
    unfinished = blobs(meters, "unfinished");
    refusedBlobs = blobs(meters, "refused");
  }

  private static Counter sweeps(MeterRegistry meters, String outcome) {
    return Counter.builder("waybill.sweeps")
        .tag("outcome", outcome)
        .description("Sweeps of this node by how they ended")
        .register(meters);
  }

  private static Counter blobs(MeterRegistry meters, String reason) {
    return Counter.builder("waybill.sweep.blobs")
        .tag("reason", reason)
        .description("Blobs that the sweep has removed, or that the store refused to remove")
        .register(meters);
  }

  void done(Instant now) {
    lastDone = now;
    done.increment();
  }

  /// Because of the clock.
  void refused() {
    refused.increment();
  }

  void failed() {
    failed.increment();
  }

  void count(SweepExpired.Result result) {
    expiredUploads.increment((double) result.uploads());
    unneededBlobs.increment((double) result.blobs());
  }

  void count(CollectOrphans.Result result) {
    orphans.increment((double) result.removed());
    unfinished.increment((double) result.unfinished());
    refusedBlobs.increment((double) result.refused());
  }
}
