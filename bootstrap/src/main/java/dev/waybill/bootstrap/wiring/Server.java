package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.Version;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.logging.LogOutput;
import dev.waybill.bootstrap.metrics.BuildInfo;
import dev.waybill.bootstrap.metrics.Metrics;
import dev.waybill.bootstrap.metrics.ProcessMeters;
import dev.waybill.bootstrap.metrics.ReadinessMeters;
import dev.waybill.bootstrap.metrics.StockMeters;
import dev.waybill.bootstrap.metrics.Watch;
import dev.waybill.rest.HttpFaces;
import dev.waybill.rest.container.HttpServer;
import dev.waybill.rest.container.RequestsCut;
import dev.waybill.rest.management.Exposition;
import dev.waybill.rest.meters.RequestMeters;
import dev.waybill.rest.request.Forwarding;
import dev.waybill.rest.request.ForwardingHeaders;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.wellknown.SecurityTxt;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running service: both ports, the sweeps and the counting.
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final int REQUEST_ID_BYTES = 8;
  private static final int NONCE_BYTES = 16;

  private final Configuration configuration;
  private final Optional<DirectoryLock> lock;
  private final SystemRandomBytes random = new SystemRandomBytes();
  private final Metrics metrics = new Metrics();
  private final MeterRegistry meters = metrics.registry();
  private final HttpFaces faces = new HttpFaces(this::requestId, this::nonce, Version.number());
  private final NodeStatus status = new NodeStatus();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final HttpServer management;
  private final Installation installation;
  private final NodeKeys keys;
  private final NodeSigns signs;
  private final Upkeep upkeep;
  private final Counting counting;
  private final Watch watch;
  private final HttpServer service;
  private final Shutdown shutdown;

  private Server(Configuration configuration, Overrides overrides, Optional<DirectoryLock> lock) {
    this.configuration = configuration;
    this.lock = lock;
    var opening =
        CompletableFuture.supplyAsync(() -> Installation.open(configuration, overrides, meters));
    this.management =
        faces.management(
            Endpoints.management(configuration),
            Endpoints.managementHosts(configuration),
            status::ready,
            status::serving,
            new Exposition(metrics::text, metrics::openMetrics));
    this.installation = opened(opening);
    this.keys = installation.keys();
    this.signs =
        new NodeSigns(
            installation,
            new ThisNode(configuration, keys::ids, stopping::get),
            this::requestId,
            keys,
            meters);
    this.upkeep =
        new Upkeep(
            Sweeps.of(installation, lock.isPresent(), () -> {}),
            signs::catchUp,
            installation.clock(),
            meters);
    this.counting = new Counting(installation);
    this.watch =
        new Watch(
            new ReadinessMeters(status::ready),
            new StockMeters(
                installation.takeStock(),
                installation::countStored,
                installation.cutRequests(),
                installation.clock()));
    this.service =
        faces.service(
            overrides.listening().orElseGet(() -> Endpoints.service(configuration)),
            installation.useCases(keys, new LoggedAlarm(meters), counting.downloads(), meters),
            status::serving,
            requests(),
            new RequestMeters(meters),
            new AccessLog(configuration.logging(), LogOutput.lines(), InstantSource.system()),
            securityTxt());
    this.shutdown =
        new Shutdown(
            service, configuration.http().shutdownTimeout(), installation.cutRequests()::add);
  }

  /// Opens the stores and begins to serve. What cannot be opened is a [StartFailure] or an
  /// [dev.waybill.application.port.UnavailableException].
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
    var lock = lock(configuration);
    requirePorts(configuration, lock);
    var server = new Server(configuration, overrides, lock);
    try {
      server.begin();
    } catch (StartFailure cannot) {
      server.close();
      throw cannot;
    }
    return server;
  }

  /// None where nothing is kept in the data directory: then other nodes may serve the same.
  private static Optional<DirectoryLock> lock(Configuration configuration) {
    if (!configuration.usesDataDirectory()) {
      return Optional.empty();
    }
    var directory = configuration.data().directory();
    var lock = DirectoryLock.tryTake(directory);
    if (lock.isEmpty()) {
      throw new StartFailure("Another waybill serves the data folder " + directory);
    }
    return lock;
  }

  private static void requirePorts(Configuration configuration, Optional<DirectoryLock> lock) {
    try {
      PortCheck.require(configuration);
    } catch (StartFailure cannot) {
      lock.ifPresent(DirectoryLock::close);
      throw cannot;
    }
  }

  /// The stores are opened while the first HTTP server starts: each takes one processor for half a
  /// second.
  private Installation opened(CompletableFuture<Installation> opening) {
    try {
      listen(management, "management");
      return opening.join();
    } catch (StartFailure cannot) {
      opening.thenAccept(Installation::close).exceptionally(_ -> null).join();
      lock.ifPresent(DirectoryLock::close);
      throw cannot;
    } catch (CompletionException failed) {
      management.stop();
      lock.ifPresent(DirectoryLock::close);
      throw failed.getCause() instanceof RuntimeException known ? known : failed;
    }
  }

  private static void listen(HttpServer server, String port) {
    try {
      server.start();
    } catch (IllegalStateException cannot) {
      throw new StartFailure(
          "The " + port + " port cannot be opened. " + cannot.getMessage(), cannot);
    }
  }

  private Requests requests() {
    var http = configuration.http();
    if (http.publicUrl().isEmpty() && !http.trustedProxies().ranges().isEmpty()) {
      LOG.warn(
          "Proxies are trusted without a public URL: links are built on the host that a request"
              + " names. Set WAYBILL_PUBLIC_URL");
    }
    var forwarding = new Forwarding(http.trustedProxies(), headersOfProxies());
    FunctionCounter.builder("waybill.http.forwarding.untrusted", forwarding, Forwarding::untrusted)
        .description("Requests with forwarding headers of an address that is no trusted proxy")
        .register(meters);
    return new Requests(installation.tenant(), http.publicUrl(), forwarding);
  }

  private Optional<SecurityTxt> securityTxt() {
    var http = configuration.http();
    return http.securityContact()
        .map(contact -> new SecurityTxt(contact, http.publicUrl(), InstantSource.system()));
  }

  private ForwardingHeaders headersOfProxies() {
    return switch (configuration.http().forwarded()) {
      case X_FORWARDED -> ForwardingHeaders.X_FORWARDED;
      case FORWARDED -> ForwardingHeaders.FORWARDED;
    };
  }

  private void begin() {
    bindMeters();
    // No upload is kept of a node that is not recorded.
    signs.start();
    listen(service, "service");
    upkeep.start(configuration.expiries().sweepInterval());
    counting.start();
    status.begin(
        new LoggedReadiness(
            new CachedReadiness(signs.unlessOutdated(installation.checkReadiness(keys)::check))),
        signs.unlessOutdated(OwnHealth.of(configuration)));
    watch.start();
    LOG.info("Serving on port {}, management on port {}", port(), managementPort());
    // A node that is started on a disk without room says so at once.
    var _ = status.ready();
  }

  public int port() {
    return service.port();
  }

  public int managementPort() {
    return management.port();
  }

  private void bindMeters() {
    ProcessMeters.bindTo(metrics);
    new BuildInfo(
            Version.number(),
            configuration.postgres().isPresent() ? "postgresql" : "sqlite",
            configuration.storage().s3().isPresent() ? "s3" : "disk")
        .bindTo(meters);
    watch.bindTo(meters);
    new LogMeters(LogOutput.lines()).bindTo(meters);
  }

  private String requestId() {
    return HexFormat.of().formatHex(random.next(REQUEST_ID_BYTES));
  }

  private String nonce() {
    return Base64.getEncoder().encodeToString(random.next(NONCE_BYTES));
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
    watch.readinessChanged();
    signs.changed();
    shutdown.run(delay);
    upkeep.close();
    watch.close();
    counting.close();
    signs.close();
    installation.close();
    stopManagement();
    lock.ifPresent(DirectoryLock::close);
    LOG.info("Stopped");
  }

  private void stopManagement() {
    try {
      management.stop();
    } catch (RequestsCut slow) {
      LOG.info("The stop cut off requests to the management port: {}", slow.getMessage());
    }
  }

  /// A [#stop] that is under way waits for nothing any more.
  public void hurry() {
    shutdown.hurry();
  }
}
