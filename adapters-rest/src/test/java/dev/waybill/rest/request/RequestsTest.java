package dev.waybill.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.context.Actor;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.Tenant;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.rest.container.ErrorBody;
import dev.waybill.rest.container.HttpHooks;
import dev.waybill.rest.container.HttpServer;
import dev.waybill.rest.container.HttpSettings;
import dev.waybill.rest.container.RequestObserver;
import dev.waybill.rest.container.RequestReport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each client comes over a proxy that is trusted, and a host has the tenant of its name.
class RequestsTest {
  private static final TenantPolicy POLICY =
      new TenantPolicy(new ByteCount(1), 1, ExpiryChoice.ONE_DAY, List.of(ExpiryChoice.ONE_DAY));
  private static final Requests REQUESTS =
      new Requests(
          (host, authorization) ->
              new Tenant(new TenantId(authorization.orElse(host).split("\\.", -1)[0]), POLICY),
          Optional.empty(),
          new Forwarding(_ -> true, ForwardingHeaders.X_FORWARDED));

  private static HttpServer server;

  @Path("/context")
  public static final class ContextResource {
    @GET
    public String get(@Context ContainerRequestContext request) {
      var facts = REQUESTS.factsOf(request, Actor.TOKEN_HOLDER);
      var context = facts.context();
      return String.join(
          " ",
          context.tenantId().value(),
          context.actor().name(),
          context.network(),
          context.requestId(),
          facts.url("/f/1"));
    }
  }

  private static final class Unobserved implements RequestObserver {
    @Override
    public void finished(RequestReport report) {
      // Nobody asks.
    }
  }

  @BeforeAll
  static void start() {
    var hooks =
        new HttpHooks(
            () -> "request-7",
            error -> new ErrorBody(error.code(), "text/plain", error.code()),
            new Unobserved(),
            REQUESTS.proxies());
    server =
        new HttpServer(
            HttpSettings.of("127.0.0.1", 0),
            new ResourceConfig().register(new ContextResource()),
            hooks);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aRequestSaysItsTenantItsNetworkAndItsId() throws Exception {
    assertThat(asked("X-Forwarded-For", "198.51.100.7", "X-Forwarded-Host", "acme.example"))
        .isEqualTo("acme TOKEN_HOLDER c63364 request-7 http://acme.example/f/1");
  }

  @Test
  void whatItShowsMayNameTheTenant() throws Exception {
    var headers =
        new String[] {"X-Forwarded-For", "2001:db8::1", "X-Forwarded-Host", "acme.example"};
    assertThat(asked(headers)).startsWith("acme TOKEN_HOLDER 20010db8000000 ");
    assertThat(asked("X-Forwarded-Host", "acme.example", "Authorization", "other.key"))
        .startsWith("other ");
  }

  private static String asked(String... headers) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + server.port() + "/context");
      return client
          .send(HttpRequest.newBuilder(uri).headers(headers).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
