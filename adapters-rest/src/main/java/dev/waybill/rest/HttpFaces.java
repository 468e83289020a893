package dev.waybill.rest;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.rest.container.ErrorBodies;
import dev.waybill.rest.container.HttpHooks;
import dev.waybill.rest.container.HttpServer;
import dev.waybill.rest.container.HttpSettings;
import dev.waybill.rest.container.Proxies;
import dev.waybill.rest.container.RequestObserver;
import dev.waybill.rest.container.RequestReport;
import dev.waybill.rest.docs.ErrorCodesResource;
import dev.waybill.rest.docs.ManagementDocumentResource;
import dev.waybill.rest.management.Exposition;
import dev.waybill.rest.management.HealthResource;
import dev.waybill.rest.management.HostFilter;
import dev.waybill.rest.management.KnownHosts;
import dev.waybill.rest.management.MetricsResource;
import dev.waybill.rest.management.ServeResource;
import dev.waybill.rest.meters.RequestMeters;
import dev.waybill.rest.page.Assets;
import dev.waybill.rest.page.CompressionFilter;
import dev.waybill.rest.page.LanguageFilter;
import dev.waybill.rest.page.PageRenderer;
import dev.waybill.rest.page.PageResponse;
import dev.waybill.rest.page.PageWriter;
import dev.waybill.rest.problem.FailureBodies;
import dev.waybill.rest.problem.FailurePages;
import dev.waybill.rest.problem.FailureResponses;
import dev.waybill.rest.problem.ThrowableMapper;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.AccessFeature;
import dev.waybill.rest.security.SecurityHeadersFilter;
import dev.waybill.rest.upload.NamelessPutFilter;
import dev.waybill.rest.wellknown.SecurityTxt;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ResourceConfig;

/// Makes the two servers: the service port and the management port.
public final class HttpFaces {
  /// Every resource class of the management port, for the test that holds them against
  /// `openapi-management.yaml`.
  public static final List<Class<?>> MANAGEMENT =
      List.of(
          HealthResource.class,
          ServeResource.class,
          MetricsResource.class,
          ManagementDocumentResource.class,
          ErrorCodesResource.class);

  private static final String UNKNOWN_PATH =
      "The management port does not know this path; it has /health/live, /health/ready,"
          + " /health/serve, /metrics, /openapi.yaml, /openapi.json and /docs/errors";

  private final Supplier<String> requestIds;
  private final Supplier<String> nonces;
  private final String version;
  private final Assets assets = Assets.load();
  private final PageResponse pages;
  private final FailureResponses failures;
  private final FailureResponses managementFailures;

  /// @param requestIds a new unpredictable id for every request
  /// @param nonces new unpredictable ones for every page, base64, of 128 bits or more
  /// @param version of the software
  public HttpFaces(Supplier<String> requestIds, Supplier<String> nonces, String version) {
    this.requestIds = requestIds;
    this.nonces = nonces;
    this.version = version;
    var writer = new PageWriter(new PageRenderer(assets), nonces);
    this.pages = new PageResponse(writer);
    var bodies =
        new FailureBodies(
            (failure, requestId, viewer) ->
                writer.write(FailurePages.of(failure, requestId), viewer));
    this.failures = new FailureResponses(bodies);
    this.managementFailures = new FailureResponses(bodies.withUnknownPath(UNKNOWN_PATH));
  }

  /// @param serving whether this node takes requests
  /// @param log is told of every request, as the meters are
  /// @param securityTxt where the operator named whom to tell of a vulnerability
  public HttpServer service(
      HttpSettings settings,
      UseCases useCases,
      Supplier<Readiness> serving,
      Requests requests,
      RequestMeters meters,
      RequestObserver log,
      Optional<SecurityTxt> securityTxt) {
    var resources =
        common(failures)
            .register(meters.operations())
            .register(new LanguageFilter(requests::isHttps))
            .register(new NamelessPutFilter());
    new ServiceResources(
            useCases, serving, requests, meters, assets, pages, nonces, version, securityTxt)
        .instances()
        .forEach(resources::register);
    var server =
        new HttpServer(settings, resources, hooks(failures, meters.and(log), requests.proxies()));
    meters.watch(server, settings.connections());
    return server;
  }

  /// @param hosts under which it answers
  /// @param serving whether this node takes requests
  public HttpServer management(
      HttpSettings settings,
      KnownHosts hosts,
      Supplier<Readiness> readiness,
      Supplier<Readiness> serving,
      Exposition metrics) {
    var resources = common(managementFailures);
    resources
        .register(new HostFilter(hosts))
        .register(new HealthResource(readiness))
        .register(new ServeResource(serving))
        .register(new MetricsResource(metrics))
        .register(new ManagementDocumentResource())
        .register(ErrorCodesResource.plain(nonces));
    return new HttpServer(
        settings, resources, hooks(managementFailures, new Unobserved(), Proxies.NONE));
  }

  private static ResourceConfig common(FailureResponses failures) {
    return new ResourceConfig()
        .register(new ThrowableMapper(failures))
        .register(new AccessFeature())
        .register(new AllowFilter())
        .register(new OptionsFilter())
        .register(new CompressionFilter())
        .register(new SecurityHeadersFilter());
  }

  private HttpHooks hooks(FailureResponses failures, RequestObserver observer, Proxies proxies) {
    ErrorBodies bodies = failures::of;
    return new HttpHooks(requestIds, bodies, observer, proxies);
  }

  /// Requests to the management port are not what the meters are about.
  private static final class Unobserved implements RequestObserver {
    @Override
    public void finished(RequestReport report) {
      // Nothing to tell.
    }
  }
}
