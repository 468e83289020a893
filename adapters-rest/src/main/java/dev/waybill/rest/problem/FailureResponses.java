package dev.waybill.rest.problem;

import dev.waybill.rest.container.ErrorBody;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.container.HttpError;
import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.page.Viewer;
import dev.waybill.rest.security.BasicChallenge;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes failures: the seed's JSON, the plain text of 404, problem details (RFC 9457) on request,
/// a page for a browser.
public final class FailureResponses {
  private final FailureBodies bodies;

  public FailureResponses(FailureBodies bodies) {
    this.bodies = bodies;
  }

  public Response of(Failure failure, ContainerRequestContext request) {
    var exchange = Exchange.of(request);
    exchange.failed(failure.code());
    var body =
        bodies.of(
            failure,
            exchange.requestId(),
            "/" + request.getUriInfo().getPath(false),
            request.getHeaderString("Accept"),
            Viewer.of(request));
    var response =
        Response.status(failure.status())
            .entity(body.text())
            .header("Content-Type", body.contentType());
    if (failure.kind() == ErrorCode.PASSWORD_REQUIRED && BasicChallenge.fits(request)) {
      response.header("WWW-Authenticate", BasicChallenge.VALUE);
    }
    failure.headers().forEach(response::header);
    headers(body).forEach(response::header);
    return response.build();
  }

  /// For errors that never reach a resource.
  public ErrorBody of(HttpError error) {
    var body =
        bodies.of(
            HttpFailures.of(error),
            error.requestId(),
            error.path(),
            error.accept(),
            Viewer.of(error.acceptLanguage()));
    return new ErrorBody(body.code(), body.contentType(), body.text(), headers(body));
  }

  /// A body that brings no headers of its own has those of the API.
  private static Map<String, String> headers(ErrorBody body) {
    if (!body.headers().isEmpty()) {
      return body.headers();
    }
    var headers = new LinkedHashMap<>(SecurityHeaders.forApi());
    // Browsers are shown no challenge of HTTP Basic, and a link's form depends on who fetches it.
    headers.put("Vary", "Accept, Sec-Fetch-Mode");
    return headers;
  }
}
