package dev.waybill.rest.page;

import dev.waybill.rest.http.ContentCodings;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Style, scripts and pictures of the pages.
@Path("/assets/{version}/{name}")
public final class AssetResource {
  /// A year: the version changes with the content.
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final Assets assets;

  public AssetResource(Assets assets) {
    this.assets = assets;
  }

  /// @throws NotFoundException for any name but those that the pages use now
  @GET
  @Access(Caller.ANYONE)
  public Response get(
      @PathParam("version") String version,
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String codings,
      @Context Request request) {
    var asset = assets.find(version, name).orElseThrow(NotFoundException::new);
    var gzip = ContentCodings.acceptGzip(codings);
    var tag = new EntityTag(gzip ? asset.etag() + "-gzip" : asset.etag());
    Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    var answer = unchanged != null ? unchanged : content(asset, gzip);
    answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, FOREVER).header("Vary", "Accept-Encoding");
    return SecurityHeaders.add(SecurityHeaders.forBytes(), answer).build();
  }

  private static Response.ResponseBuilder content(Asset asset, boolean gzip) {
    return gzip
        ? Response.ok(asset.gzip(), asset.type()).header(HttpHeaders.CONTENT_ENCODING, "gzip")
        : Response.ok(asset.bytes(), asset.type());
  }
}
