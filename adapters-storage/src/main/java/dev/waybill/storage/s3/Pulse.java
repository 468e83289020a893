package dev.waybill.storage.s3;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// When the store has last answered as it should.
final class Pulse {
  private static final long FRESH_NANOS = Duration.ofMillis(100).toNanos();

  private final AtomicLong last = new AtomicLong(System.nanoTime() - FRESH_NANOS);

  void beat() {
    last.set(System.nanoTime());
  }

  /// Whether that is so short a time ago that asking again would tell nothing new.
  boolean isFresh() {
    return System.nanoTime() - last.get() < FRESH_NANOS;
  }
}
