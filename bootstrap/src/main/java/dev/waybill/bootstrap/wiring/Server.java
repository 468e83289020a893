package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.Version;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.rest.container.HttpServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running service: both ports, the sweeps and the counting.
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final NodeStatus status;
  private final AtomicBoolean stopping;
  private final ServerParts parts;
  private final HttpServer management;
  private final Closers closers;

  /// @param closers of all that was started
  Server(
      NodeStatus status,
      AtomicBoolean stopping,
      ServerParts parts,
      HttpServer management,
      Closers closers) {
    this.status = status;
    this.stopping = stopping;
    this.parts = parts;
    this.management = management;
    this.closers = closers;
  }

  /// Opens the stores and begins to serve. What cannot be opened is a [StartFailure] or an
  /// [dev.waybill.application.port.UnavailableException]; nothing is left open then.
  public static Server start(Configuration configuration) {
    return start(configuration, Overrides.NONE);
  }

  public static Server start(Configuration configuration, Overrides overrides) {
    LOG.info(
        "Starting Waybill {} on Java {}: database {}, files {}",
        Version.number(),
        Runtime.version(),
        configuration.postgres().isPresent() ? "PostgreSQL" : "SQLite",
        configuration.storage().s3().isPresent() ? "in S3" : "on disk");
    return ServerStart.run(configuration, overrides);
  }

  public int port() {
    return parts.service().port();
  }

  public int managementPort() {
    return management.port();
  }

  /// Stops without a delay.
  @Override
  public void close() {
    stop(Duration.ZERO);
  }

  /// Says that it is not ready, takes requests for a while longer, finishes what runs within the
  /// configured time, and closes the stores. Health and metrics answer to the end. A second call
  /// does nothing.
  public void stop(Duration delay) {
    if (stopping.getAndSet(true)) {
      return;
    }
    status.stop();
    parts.watch().readinessChanged();
    parts.signs().changed();
    try {
      parts.shutdown().run(delay);
    } finally {
      closers.close();
    }
    LOG.info("Stopped");
  }

  /// A [#stop] that is under way waits for nothing any more.
  public void hurry() {
    parts.shutdown().hurry();
  }
}
