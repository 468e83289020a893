package dev.waybill.rest.management;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/// `/health/live`: the process answers. `/health/ready`: an upload would work now. What a load
/// balancer asks is [ServeResource]'s.
@Path("/health")
public final class HealthResource {
  private static final int UNAVAILABLE = 503;

  private final Supplier<Readiness> readiness;

  public HealthResource(Supplier<Readiness> readiness) {
    this.readiness = readiness;
  }

  @GET
  @Path("/live")
  @Access(Caller.ANYONE)
  public Response live() {
    return HealthAnswer.up();
  }

  @GET
  @Path("/ready")
  @Access(Caller.ANYONE)
  public Response ready() {
    return HealthAnswer.of(readiness.get(), UNAVAILABLE);
  }
}
