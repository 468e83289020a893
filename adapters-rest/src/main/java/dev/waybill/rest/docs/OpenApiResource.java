package dev.waybill.rest.docs;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `/openapi.yaml`: the OpenAPI 3.1 document, byte for byte as it was written.
@Path("/openapi.yaml")
public final class OpenApiResource {
  private static final String ASK_AGAIN = "no-cache";

  private final StaticFile document =
      StaticFile.load("/dev/waybill/rest/openapi.yaml", "application/yaml");
  private final String tag = '"' + document.sha256() + '"';

  @GET
  @Access(Caller.ANYONE)
  public Response get(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    var answer =
        isKnown(known)
            ? Response.notModified()
            : Response.ok(document.bytes(), document.type())
                .header(HttpHeaders.CONTENT_LENGTH, document.bytes().length);
    answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
    return SecurityHeaders.add(SecurityHeaders.forBytes(), answer).build();
  }

  @HEAD
  @Access(Caller.ANYONE)
  public Response head(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return get(known);
  }

  /// Weak comparison, as If-None-Match wants (RFC 9110 section 13.1.2). The tag has no comma.
  private boolean isKnown(@Nullable String known) {
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .anyMatch(item -> item.equals("*") || item.equals(tag) || item.equals("W/" + tag));
  }
}
