package dev.waybill.rest.management;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `/health/live`: the process answers. `/health/ready`: an upload would work now.
@Path("/health")
public final class HealthResource {
  private final Supplier<Readiness> readiness;

  public HealthResource(Supplier<Readiness> readiness) {
    this.readiness = readiness;
  }

  record Health(String status, List<String> problems, Map<String, String> reasons) {}

  @GET
  @Path("/live")
  @Access(Caller.ANYONE)
  public Response live() {
    return answer(200, new Health("up", List.of(), Map.of()));
  }

  @GET
  @Path("/ready")
  @Access(Caller.ANYONE)
  public Response ready() {
    var known = readiness.get();
    return known.isReady()
        ? answer(200, new Health("up", List.of(), Map.of()))
        : answer(503, new Health("down", known.problems(), known.reasons()));
  }

  private static Response answer(int status, Health health) {
    return Response.status(status).entity(Json.bytes(health)).type(Json.TYPE).build();
  }
}
