package dev.waybill.rest.management;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.QueryFields;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;

/// `/health/serve`: this process takes requests. For load balancers: it asks nothing that all nodes
/// share, as that would take all of them out at once.
@Path("/health/serve")
public final class ServeResource {
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;

  /// Which status says that the process ends: HAProxy cuts what runs on a server that answers 503,
  /// and lets it end where the answer is 404 (`http-check disable-on-404`).
  private static final String DRAINING = "draining";

  private final Supplier<Readiness> health;

  public ServeResource(Supplier<Readiness> health) {
    this.health = health;
  }

  @GET
  @Access(Caller.ANYONE)
  public Response get(@Context ContainerRequestContext request) {
    var draining = draining(request);
    var known = health.get();
    return HealthAnswer.of(
        known, known.problems().equals(List.of("stopping")) ? draining : UNAVAILABLE);
  }

  @HEAD
  @Access(Caller.ANYONE)
  public Response head(@Context ContainerRequestContext request) {
    return get(request);
  }

  private static int draining(ContainerRequestContext request) {
    return switch (QueryFields.of(request).one(DRAINING).orElse("503")) {
      case "503" -> UNAVAILABLE;
      case "404" -> NOT_FOUND;
      default -> throw Failures.invalidField(DRAINING, "has to be 404 or 503").rejection();
    };
  }
}
