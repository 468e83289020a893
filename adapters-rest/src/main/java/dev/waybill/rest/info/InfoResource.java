package dev.waybill.rest.info;

import dev.waybill.application.context.Actor;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/// `/api/v1/info`: which Waybill this is, its limits and choices. Nobody needs a key for it.
@Path("/api/v1/info")
public final class InfoResource {
  private final Requests requests;
  private final String version;

  /// @param version of the software
  public InfoResource(Requests requests, String version) {
    this.requests = requests;
    this.version = version;
  }

  @GET
  @Access(Caller.ANYONE)
  public Response get(@Context ContainerRequestContext request) {
    var policy = requests.factsOf(request, Actor.ANONYMOUS).context().policy();
    return Response.ok(Json.bytes(InstallationInfo.of(policy, version)), Json.TYPE).build();
  }

  @HEAD
  @Access(Caller.ANYONE)
  public Response head(@Context ContainerRequestContext request) {
    return get(request);
  }
}
