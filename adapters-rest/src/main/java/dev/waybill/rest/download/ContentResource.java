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

/// `/f/{id}/content`: always the bytes, for programs that cannot choose their `Accept`, generated
/// clients above all. Who asks here has read that it is the bytes: robots get no page either.
@Path("/f/{id}/content")
public final class ContentResource {
  private final Reader reader;
  private final ContentAnswers contents;

  public ContentResource(Reader reader, ContentAnswers contents) {
    this.reader = reader;
    this.contents = contents;
  }

  @GET
  @Access(Caller.READER)
  public Response get(@Context ContainerRequestContext request, @PathParam("id") String id) {
    return contents.of(reader.require(request, id), request);
  }

  @HEAD
  @Access(Caller.READER)
  public Response head(@Context ContainerRequestContext request, @PathParam("id") String id) {
    return get(request, id);
  }
}
