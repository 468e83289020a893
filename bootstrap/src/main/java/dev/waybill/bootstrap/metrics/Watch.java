package dev.waybill.bootstrap.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every few seconds at what gauges tell of, each on a thread of its own: one may hang.
public final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final ReadinessMeters readiness;
  private final StockMeters stock;
  private final List<Runnable> looks;
  private final ScheduledExecutorService timer;

  public Watch(ReadinessMeters readiness, StockMeters stock) {
    this.readiness = readiness;
    this.stock = stock;
    this.looks = List.of(readiness::look, stock::look);
    this.timer =
        Executors.newScheduledThreadPool(
            looks.size(), Thread.ofPlatform().name("watch-", 0).daemon().factory());
  }

  public void bindTo(MeterRegistry meters) {
    readiness.bindTo(meters);
    stock.bindTo(meters);
  }

  /// Readiness has changed by our own doing: not to be seen seconds later.
  public void readinessChanged() {
    readiness.look();
  }

  public void start() {
    for (var look : looks) {
      var _ =
          timer.scheduleWithFixedDelay(
              () -> quietly(look), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// What cannot be seen now stays as it was; who answers for it logs that it is gone.
  private static void quietly(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException unknown) {
      LOG.debug("Nothing to be seen for the meters now", unknown);
    }
  }

  /// Waits for nobody.
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
