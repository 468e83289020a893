package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Who wants a transaction while all connections are in use waits in this line, first come first
/// served. There is an end to it, in time and in length: whoever is turned away is answered.
final class PostgresLine {
  private final int places;
  private final Semaphore free;
  private final Bulkhead crowd;

  /// @param places how many transactions run at once
  /// @param room how many may wait for a place
  PostgresLine(int places, int room) {
    this.places = places;
    this.free = new Semaphore(places, true);
    this.crowd =
        Bulkhead.of(
            "postgres",
            BulkheadConfig.custom()
                .maxConcurrentCalls(places + room)
                .maxWaitDuration(Duration.ZERO)
                .build());
  }

  /// Takes a place, which [#leave] gives back.
  void enter(Duration wait) {
    if (!crowd.tryAcquirePermission()) {
      throw busy();
    }
    var entered = false;
    try {
      entered = acquire(1, wait);
    } finally {
      if (!entered) {
        crowd.onComplete();
      }
    }
    if (!entered) {
      throw busy();
    }
  }

  void leave() {
    free.release();
    crowd.onComplete();
  }

  /// Waits for so long until nobody has a place, and keeps them all.
  void shut(Duration wait) {
    var _ = acquire(places, wait);
  }

  boolean isFull() {
    return free.availablePermits() == 0;
  }

  /// How many wait, as exactly as can be said without stopping them.
  int waiting() {
    return free.getQueueLength();
  }

  private boolean acquire(int number, Duration wait) {
    try {
      return free.tryAcquire(number, wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while waiting for the database", stopped);
    }
  }

  private static DatabaseUnavailable busy() {
    return new DatabaseUnavailable("the database is busy").undone();
  }
}
