package dev.waybill.bootstrap.wiring;

import dev.waybill.application.download.CountDownloads;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the downloads that were counted written every second, and once more at the end.
final class Counting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  /// Of its own: a sweep may take long. What comes after the end is dropped.
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("counting").daemon().factory(), new DiscardPolicy());

  private final CountDownloads downloads;
  private boolean failing;

  Counting(Installation installation) {
    this.downloads = installation.countDownloads(timer);
  }

  CountDownloads downloads() {
    return downloads;
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::run, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// An outage is logged once, not every second.
  private void run() {
    try {
      downloads.write();
      failing = false;
    } catch (RuntimeException later) {
      if (!failing) {
        LOG.warn("Downloads could not be counted yet: {}", later.getMessage());
      }
      failing = true;
    }
  }

  /// Writes what is left. For after the last download.
  @Override
  public void close() {
    timer.execute(this::run);
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Some downloads were not counted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
