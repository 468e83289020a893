package dev.waybill.rest.error;

import dev.waybill.rest.container.ErrorBody;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.container.HttpError;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/// Writes failures: the seed's JSON, the plain text of 404, problem details (RFC 9457) on request,
/// a page for a browser.
public final class FailureResponses {
  private final FailureBodies bodies;

  public FailureResponses(FailureBodies bodies) {
    this.bodies = bodies;
  }

  public Response of(Failure failure, ContainerRequestContext request) {
    var body =
        bodies.of(failure, Exchange.of(request).requestId(), request.getHeaderString("Accept"));
    var response =
        Response.status(failure.status())
            .entity(body.text())
            .header("Content-Type", body.contentType())
            .header("Vary", "Accept");
    failure.headers().forEach(response::header);
    if (body.contentType().startsWith("text/html")) {
      SecurityHeaders.add(SecurityHeaders.forPages(), response);
    }
    return response.build();
  }

  /// For errors that never reach a resource.
  public ErrorBody of(HttpError error) {
    var body = bodies.of(HttpFailures.of(error), error.requestId(), error.accept());
    var headers = new HashMap<>(headersFor(body));
    headers.put("Vary", "Accept");
    return new ErrorBody(body.contentType(), body.text(), headers);
  }

  private static Map<String, String> headersFor(ErrorBody body) {
    return body.contentType().startsWith("text/html")
        ? SecurityHeaders.forPages()
        : SecurityHeaders.forApi();
  }
}
