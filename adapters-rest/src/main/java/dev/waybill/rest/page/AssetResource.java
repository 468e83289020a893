package dev.waybill.rest.page;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Style, script and picture of the pages.
@Path("/assets/{name}")
public final class AssetResource {
  /// A year: the name changes with the content.
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final Assets assets;

  public AssetResource(Assets assets) {
    this.assets = assets;
  }

  /// @throws NotFoundException for any name but those that the pages use now
  @GET
  @Access(Caller.ANYONE)
  public Response get(@PathParam("name") String name, @Context Request request) {
    var asset = assets.find(name).orElseThrow(NotFoundException::new);
    var tag = new EntityTag(asset.etag());
    Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    var answer = unchanged != null ? unchanged : Response.ok(asset.bytes(), asset.type());
    answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, FOREVER);
    return SecurityHeaders.add(SecurityHeaders.forBytes(), answer).build();
  }
}
