package dev.waybill.rest.download;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/// `/f/{id}/manifest`: always the manifest, whatever `Accept` says.
@Path("/f/{id}/manifest")
public final class ManifestResource {
  private final Reader reader;

  public ManifestResource(Reader reader) {
    this.reader = reader;
  }

  @GET
  @Access(Caller.READER)
  public Response get(@Context ContainerRequestContext request, @PathParam("id") String id) {
    return Manifest.of(reader.require(request, id)).answer();
  }

  @HEAD
  @Access(Caller.READER)
  public Response head(@Context ContainerRequestContext request, @PathParam("id") String id) {
    return get(request, id);
  }
}
