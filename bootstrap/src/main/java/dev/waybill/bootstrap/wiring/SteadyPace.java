package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.Pace;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// So many a second on average; a sweep that is to end does not wait any more. For one thread.
final class SteadyPace implements Pace, AutoCloseable {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final int perSecond;
  private final CountDownLatch ending = new CountDownLatch(1);
  private long next = System.nanoTime();

  SteadyPace(int perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public void spend(int blobs) {
    var now = System.nanoTime();
    next = (next - now > 0 ? next : now) + blobs * SECOND / perSecond;
    try {
      var _ = ending.await(next - now, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ending.countDown();
  }
}
