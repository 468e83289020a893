package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.LocalContext;
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
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One start of a service, step by step. Each part that was opened puts its closer on the stack
/// before the next one is touched, in the order in which a stop wants them: the service port ends
/// first, then what works beside it, the stores, the management port and the data folder.
final class ServerStart {
  private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);
  private static final int REQUEST_ID_BYTES = 8;
  private static final int NONCE_BYTES = 16;

  private final Configuration configuration;
  private final Overrides overrides;
  private final Closers closers = new Closers();
  private final SystemRandomBytes random = new SystemRandomBytes();
  private final Metrics metrics = new Metrics();
  private final MeterRegistry meters = metrics.registry();
  private final HttpFaces faces = new HttpFaces(this::requestId, this::nonce, Version.number());
  private final NodeStatus status = new NodeStatus();
  private final AtomicBoolean stopping = new AtomicBoolean();

  private ServerStart(Configuration configuration, Overrides overrides) {
    this.configuration = configuration;
    this.overrides = overrides;
  }

  /// Fails as [Server#start(Configuration)] does, with nothing left open.
  static Server run(Configuration configuration, Overrides overrides) {
    var start = new ServerStart(configuration, overrides);
    try {
      return start.run();
    } catch (RuntimeException | Error failed) {
      start.closers.closeAfter(failed);
      throw failed;
    }
  }

  private void step(StartStep step) {
    overrides.steps().accept(step);
  }

  private Server run() {
    tryPorts();
    var folder = takeFolder();
    // Each takes one processor for half a second.
    var management = CompletableFuture.supplyAsync(this::openManagement);
    closers.push(() -> stopOpened(management));
    var installation = openStores();
    var managementPort = opened(management);
    var parts = parts(installation, folder.isPresent());
    startAll(installation, parts);
    var server = new Server(status, stopping, parts, managementPort, closers);
    LOG.info("Serving on port {}, management on port {}", server.port(), server.managementPort());
    // A node that is started on a disk without room says so at once.
    var _ = status.ready();
    return server;
  }

  private void tryPorts() {
    step(StartStep.PORTS);
    try {
      PortCheck.require(configuration);
    } catch (StartFailure taken) {
      // Most often by the same service, started twice: then that is what helps.
      if (configuration.usesDataDirectory()
          && DirectoryLock.isTaken(configuration.data().directory())) {
        throw folderTaken();
      }
      throw taken;
    }
  }

  /// None where nothing is kept in the data directory: then other nodes may serve the same.
  private Optional<DirectoryLock> takeFolder() {
    step(StartStep.FOLDER);
    if (!configuration.usesDataDirectory()) {
      return Optional.empty();
    }
    var lock =
        DirectoryLock.tryTake(configuration.data().directory()).orElseThrow(this::folderTaken);
    closers.push(lock::close);
    return Optional.of(lock);
  }

  private StartFailure folderTaken() {
    return new StartFailure(
        "Another waybill serves the data folder " + configuration.data().directory());
  }

  private HttpServer openManagement() {
    step(StartStep.MANAGEMENT);
    var management =
        faces.management(
            Endpoints.management(configuration),
            Endpoints.managementHosts(configuration),
            status::ready,
            status::serving,
            new Exposition(metrics::text, metrics::openMetrics));
    listen(management, "management");
    return management;
  }

  private static HttpServer opened(CompletableFuture<HttpServer> management) {
    try {
      return management.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : failed;
    }
  }

  private static void stopOpened(CompletableFuture<HttpServer> management) {
    try {
      stop(management.join());
    } catch (CompletionException neverListened) {
      LOG.debug("The management port was not opened", neverListened);
    }
  }

  private static void stop(HttpServer server) {
    try {
      server.stop();
    } catch (RequestsCut slow) {
      LOG.info("The stop cut off requests: {}", slow.getMessage());
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

  private Installation openStores() {
    step(StartStep.STORES);
    var installation = Installation.open(configuration, overrides, meters);
    closers.push(installation::close);
    return installation;
  }

  private ServerParts parts(Installation installation, boolean alone) {
    step(StartStep.KEYS);
    var keys = installation.keys();
    step(StartStep.PARTS);
    var self = new ThisNode(configuration, keys::ids, stopping::get);
    var signs = new NodeSigns(installation, self, this::requestId, keys, meters);
    closers.push(signs::close);
    var counting = new Counting(installation);
    closers.push(counting::close);
    var watch = watch(installation);
    closers.push(watch::close);
    var upkeep =
        new Upkeep(
            Sweeps.of(LocalContext.BACKGROUND, installation, alone, () -> {}),
            signs::catchUp,
            installation.clock(),
            meters);
    closers.push(upkeep::close);
    var service = service(installation, keys, counting);
    closers.push(() -> stop(service));
    var shutdown =
        new Shutdown(
            service, configuration.http().shutdownTimeout(), installation.cutRequests()::add);
    return new ServerParts(keys, signs, counting, watch, upkeep, service, shutdown);
  }

  private Watch watch(Installation installation) {
    return new Watch(
        new ReadinessMeters(status::ready),
        new StockMeters(
            installation.takeStock(),
            installation::countStored,
            installation.cutRequests(),
            installation.clock()));
  }

  private HttpServer service(Installation installation, NodeKeys keys, Counting counting) {
    return faces.service(
        overrides.listening().orElseGet(() -> Endpoints.service(configuration)),
        installation.useCases(keys, new LoggedAlarm(meters), counting.downloads(), meters),
        status::serving,
        requests(installation),
        new RequestMeters(meters),
        new AccessLog(configuration.logging(), LogOutput.lines(), InstantSource.system()),
        securityTxt());
  }

  private Requests requests(Installation installation) {
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
    var only = installation.tenant();
    return new Requests((_, _) -> only, http.publicUrl(), forwarding);
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

  private void startAll(Installation installation, ServerParts parts) {
    bindMeters(parts.watch());
    step(StartStep.NODE);
    // No upload is kept of a node that is not recorded.
    parts.signs().start();
    step(StartStep.SERVICE);
    listen(parts.service(), "service");
    step(StartStep.BACKGROUND);
    parts.upkeep().start(configuration.expiries().sweepInterval());
    parts.counting().start();
    step(StartStep.READY);
    var check = installation.checkReadiness(parts.keys());
    status.begin(
        new LoggedReadiness(new CachedReadiness(parts.signs().unlessOutdated(check::check))),
        parts.signs().unlessOutdated(OwnHealth.of(configuration)));
    parts.watch().start();
  }

  private void bindMeters(Watch watch) {
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
}
