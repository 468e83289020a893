package dev.waybill.application.part;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a [FaultProxy] is told to do to the pieces that pass.
final class Fault {
  private record Trigger(String text, Runnable action) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean stalled;
  private Duration wait = Duration.ZERO;
  private volatile long answersAtMost = Long.MAX_VALUE;
  private volatile long requestsAtMost = Long.MAX_VALUE;
  private volatile @Nullable Trigger trigger;

  void end() {
    answersAtMost = Long.MAX_VALUE;
    requestsAtMost = Long.MAX_VALUE;
    trigger = null;
    change(false, Duration.ZERO);
  }

  void stall() {
    change(true, Duration.ZERO);
  }

  void delay(Duration each) {
    change(false, each);
  }

  void cutAnswersAfter(long bytes) {
    answersAtMost = bytes;
  }

  void cutRequestsAfter(long bytes) {
    requestsAtMost = bytes;
  }

  void onRequest(String text, Runnable action) {
    trigger = new Trigger(text, action);
  }

  long answersAtMost() {
    return answersAtMost;
  }

  long requestsAtMost() {
    return requestsAtMost;
  }

  /// Whether there is something that a request may set off.
  boolean isWaiting() {
    return trigger != null;
  }

  void sent(byte[] piece, int length) {
    var waiting = trigger;
    if (waiting != null && new String(piece, 0, length, ISO_8859_1).contains(waiting.text())) {
      waiting.action().run();
    }
  }

  private void change(boolean stall, Duration each) {
    lock.lock();
    try {
      stalled = stall;
      wait = each;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Holds a piece up, for as long as it was told to.
  void hold() throws InterruptedException {
    lock.lock();
    try {
      for (var left = wait.toNanos(); left > 0 && !wait.isZero(); ) {
        left = changed.awaitNanos(left);
      }
      while (stalled) {
        var _ = changed.await(1, TimeUnit.HOURS);
      }
    } finally {
      lock.unlock();
    }
  }
}
