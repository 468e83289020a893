package dev.waybill.rest.wellknown;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// `/robots.txt` (RFC 9309): crawlers fetch nothing. A link is a secret, wherever somebody has
/// published it; crawlers that do not look here are told by `X-Robots-Tag`.
@Path("/robots.txt")
public final class RobotsResource {
  private static final String NOTHING = "User-agent: *\nDisallow: /\n";

  @GET
  @Access(Caller.ANYONE)
  public Response get() {
    return Response.ok(NOTHING, "text/plain; charset=utf-8").build();
  }

  @HEAD
  @Access(Caller.ANYONE)
  public Response head() {
    return get();
  }
}
