package dev.waybill.rest.container;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.Graceful;

/// Lets a server come to its end: it listens no more, HTTP/2 connections are told to go away (RFC
/// 9113 section 6.8), and what runs goes on at its own pace.
final class Drain {
  private static final long PACE_MILLIS = 20;

  /// For requests that were cut to notice it, and to let go of what they hold.
  private static final Duration LETTING_GO = Duration.ofSeconds(1);

  private final Server server;
  private final ClientConnector connector;
  private final RunningRequests running;
  private final CountDownLatch hurry = new CountDownLatch(1);

  Drain(Server server, ClientConnector connector, RunningRequests running) {
    this.server = server;
    this.connector = connector;
    this.running = running;
  }

  /// [#await] waits no longer.
  void hurry() {
    hurry.countDown();
  }

  /// Waits until all is done, and its connections are closed.
  ///
  /// @param most and no longer than this
  /// @param grace for connections that nothing was asked on for a while
  void await(Duration most, Duration grace) throws InterruptedException {
    var end = System.nanoTime() + most.toNanos();
    var closed = Graceful.shutdown(server);
    while (!(closed.isDone() && running.isEmpty()) && end - System.nanoTime() > 0) {
      connector.closeUnused(grace);
      if (hurry.await(PACE_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /// After the connections were closed under them.
  void awaitCut() throws InterruptedException {
    var end = System.nanoTime() + LETTING_GO.toNanos();
    while (!running.isEmpty() && end - System.nanoTime() > 0) {
      TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
    }
  }
}
