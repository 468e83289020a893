package dev.waybill.rest.wellknown;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// `/.well-known/security.txt`: whom to tell of a vulnerability, where the operator named somebody.
@Path(SecurityTxtResource.ADDRESS)
public final class SecurityTxtResource {
  static final String ADDRESS = "/.well-known/security.txt";

  private final Optional<SecurityTxt> known;

  public SecurityTxtResource(Optional<SecurityTxt> known) {
    this.known = known;
  }

  /// @throws NotFoundException where there is no contact
  @GET
  @Access(Caller.ANYONE)
  public Response get() {
    var text = known.map(SecurityTxt::text).orElseThrow(NotFoundException::new);
    return Response.ok(text, "text/plain; charset=utf-8").build();
  }

  @HEAD
  @Access(Caller.ANYONE)
  public Response head() {
    return get();
  }
}
