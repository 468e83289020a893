package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.UnavailableException;
import dev.waybill.rest.container.HttpServer;
import dev.waybill.rest.container.RequestsCut;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the service port comes to its end: requests are taken for a while, then those that run are
/// waited for, then what is left is cut.
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final HttpServer service;
  private final Duration most;
  private final IntConsumer cut;
  private final CountDownLatch hurry = new CountDownLatch(1);

  /// @param most how long running requests are waited for
  /// @param cut keeps how many were cut off
  Shutdown(HttpServer service, Duration most, IntConsumer cut) {
    this.service = service;
    this.most = most;
    this.cut = cut;
  }

  /// @param delay how long requests are still taken
  void run(Duration delay) {
    if (delay.isPositive()) {
      LOG.info("Stopping: readiness is 503, new requests are still taken for {} s", seconds(delay));
      service.retire();
      await(delay);
    }
    if (hurry.getCount() > 0) {
      LOG.info(
          "Stopping: new connections are refused, running requests have {} s to end",
          seconds(most));
    }
    try {
      service.stop();
    } catch (RequestsCut left) {
      LOG.warn("The stop cut off running requests: {}", left.getMessage());
      keep(left.count());
    }
  }

  private void keep(int requests) {
    try {
      cut.accept(requests);
    } catch (UnavailableException lost) {
      LOG.warn("The number of requests that were cut off is not kept: {}", lost.getMessage());
    }
  }

  private void await(Duration delay) {
    try {
      var _ = hurry.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for nothing any more.
  void hurry() {
    LOG.info("Stopping at once after a second signal: running requests are cut off");
    hurry.countDown();
    service.hurry();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
