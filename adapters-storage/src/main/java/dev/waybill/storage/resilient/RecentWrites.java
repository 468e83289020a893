package dev.waybill.storage.resilient;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether a write has gone well a moment ago, and none has failed since: then nobody has to try
/// one to know that they work.
final class RecentWrites {
  /// For how long a write is believed.
  static final Duration BELIEVED = Duration.ofSeconds(60);

  private final LongSupplier nanos;
  private volatile boolean good;
  private volatile long at;

  /// @param nanos as [System#nanoTime]
  RecentWrites(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void went() {
    at = nanos.getAsLong();
    good = true;
  }

  void failed() {
    good = false;
  }

  boolean wentWell() {
    return good && nanos.getAsLong() - at < BELIEVED.toNanos();
  }
}
