package dev.waybill.storage.s3;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for what another process does in its own time.
final class Eventually {
  private static final Duration MOST = Duration.ofSeconds(15);
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Eventually() {}

  /// Runs `assertions` until they hold, and lets the last failure out.
  static void hold(Runnable assertions) {
    var end = System.nanoTime() + MOST.toNanos();
    while (true) {
      try {
        assertions.run();
        return;
      } catch (AssertionError | RuntimeException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    }
  }
}
