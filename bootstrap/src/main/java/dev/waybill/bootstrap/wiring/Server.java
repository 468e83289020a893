package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.rest.HttpFaces;
import dev.waybill.rest.container.HttpServer;
import dev.waybill.rest.meters.RequestMeters;
import dev.waybill.rest.request.Forwarding;
import dev.waybill.rest.request.Requests;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running service: both ports and the sweeps.
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final int REQUEST_ID_BYTES = 8;

  private final Installation installation;
  private final DirectoryLock lock;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Upkeep upkeep;
  private final HttpServer service;
  private final HttpServer management;

  private Server(Configuration configuration, Installation installation, DirectoryLock lock) {
    this.installation = installation;
    this.lock = lock;
    this.upkeep = new Upkeep(Sweeps.of(installation, true), installation.clock(), meters);
    var faces = new HttpFaces(this::requestId);
    var requests =
        new Requests(
            installation.tenant(),
            configuration.http().publicUrl(),
            new Forwarding(configuration.http().trustedProxies()));
    this.service =
        faces.service(
            Endpoints.service(configuration),
            installation.useCases(),
            requests,
            new RequestMeters(meters));
    this.management =
        faces.management(Endpoints.management(configuration), this::readiness, meters::scrape);
  }

  /// Opens the stores and begins to serve. What cannot be opened is a [StartFailure].
  public static Server start(Configuration configuration) {
    return start(configuration, InstantSource.system());
  }

  /// As [#start(Configuration)], by a clock of the caller's.
  public static Server start(Configuration configuration, InstantSource clock) {
    var directory = configuration.data().directory();
    var lock =
        DirectoryLock.tryTake(directory)
            .orElseThrow(
                () -> new StartFailure("Another waybill serves the data directory " + directory));
    var server = new Server(configuration, Installation.open(configuration, clock), lock);
    server.bindMeters();
    server.management.start();
    server.service.start();
    server.upkeep.start(configuration.expiries().sweepInterval());
    return server;
  }

  public int port() {
    return service.port();
  }

  public int managementPort() {
    return management.port();
  }

  private void bindMeters() {
    List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new FileDescriptorMetrics())
        .forEach(binder -> binder.bindTo(meters));
  }

  private Readiness readiness() {
    return stopping.get()
        ? new Readiness(List.of("stopping"))
        : installation.checkReadiness().check();
  }

  private String requestId() {
    return HexFormat.of().formatHex(installation.random().next(REQUEST_ID_BYTES));
  }

  /// Takes no more work, finishes what runs within the configured time, and closes the stores.
  @Override
  public void close() {
    if (stopping.getAndSet(true)) {
      return;
    }
    LOG.info("Stopping: running transfers may finish");
    service.stop();
    upkeep.close();
    management.stop();
    installation.close();
    lock.close();
    LOG.info("Stopped");
  }
}
