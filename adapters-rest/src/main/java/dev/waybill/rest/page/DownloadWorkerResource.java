package dev.waybill.rest.page;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// `/download-worker.js`: the service worker that turns what a page decrypts into a download. Its
/// address is fixed, as browsers know a worker by it, and at the root, as it answers `/saved/`; so
/// it is not one of the versioned assets, and asked for again each time.
@Path("/download-worker.js")
public final class DownloadWorkerResource {
  /// What the worker itself may do: nothing. No `sandbox`: it would lose its origin.
  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

  private final Asset script = Asset.load("download-worker.js");

  @GET
  @Access(Caller.ANYONE)
  public Response get(@Context Request request) {
    var tag = new EntityTag(script.etag());
    Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    var answer = unchanged != null ? unchanged : Response.ok(script.bytes(), script.type());
    answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    return SecurityHeaders.add(headers(), answer).build();
  }

  @HEAD
  @Access(Caller.ANYONE)
  public Response head(@Context Request request) {
    return get(request);
  }

  private static SequencedMap<String, String> headers() {
    var headers = new LinkedHashMap<>(SecurityHeaders.forBytes());
    headers.put("Content-Security-Policy", POLICY);
    return headers;
  }
}
