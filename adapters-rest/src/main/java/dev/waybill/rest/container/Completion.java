package dev.waybill.rest.container;

import dev.waybill.rest.container.RequestReport.Times;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/// The one place that every exchange passes at its end, those included that Jetty refused.
final class Completion implements RequestLog {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private final HttpHooks hooks;

  Completion(HttpHooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public void log(Request request, Response response) {
    var exchange = Exchange.of(request);
    if (exchange.isEmpty()) {
      hooks.observer().started();
    }
    exchange.ifPresent(Exchange::over);
    hooks.observer().finished(report(request, response, exchange));
    ClientEndPoint.of(request).ifPresent(endPoint -> endPoint.exchangeEnds(request));
  }

  private RequestReport report(Request request, Response response, Optional<Exchange> exchange) {
    var trace = RequestTrace.of(request, hooks.ids());
    return new RequestReport(
        trace.requestId(),
        METHODS.contains(trace.method()) ? trace.method() : "OTHER",
        exchange.flatMap(Exchange::route),
        response.getStatus(),
        trace.code(),
        protocol(request),
        hooks.proxies().clientOf(request),
        Request.getContentBytesRead(request),
        Math.max(Response.getContentBytesWritten(response), trace.errorBytes()),
        new Times(exchange.flatMap(Exchange::received), trace.firstByte(), trace.sinceBegin()),
        // A connection may break after the last byte was sent, as that of a refused request does.
        trace.isAnswered() || response.isCompletedSuccessfully());
  }

  private static String protocol(Request request) {
    return switch (request.getConnectionMetaData().getHttpVersion()) {
      case HttpVersion.HTTP_1_0 -> "HTTP/1.0";
      case HttpVersion.HTTP_1_1 -> "HTTP/1.1";
      case HttpVersion.HTTP_2 -> "HTTP/2";
      case null, default -> "other";
    };
  }
}
