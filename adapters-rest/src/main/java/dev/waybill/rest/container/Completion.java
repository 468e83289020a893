package dev.waybill.rest.container;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/// The one place that every exchange passes at its end, those included that Jetty refused.
final class Completion implements RequestLog {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private final RequestObserver observer;

  Completion(RequestObserver observer) {
    this.observer = observer;
  }

  @Override
  public void log(Request request, Response response) {
    var exchange = Exchange.of(request);
    if (exchange.isEmpty()) {
      observer.started();
    }
    observer.finished(report(request, response, exchange));
    ClientEndPoint.of(request).ifPresent(endPoint -> endPoint.exchangeEnds(request));
  }

  private static RequestReport report(
      Request request, Response response, Optional<Exchange> exchange) {
    return new RequestReport(
        METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER",
        exchange.flatMap(Exchange::route),
        response.getStatus(),
        Request.getContentBytesRead(request),
        Response.getContentBytesWritten(response),
        Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()),
        response.isCompletedSuccessfully());
  }
}
