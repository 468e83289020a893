package dev.waybill.rest.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what goes wrong before, beside or after the resources; also stands in for Jetty's own
/// error pages.
final class Errors implements Request.Handler {
  private static final Map<String, String> FIELDS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Robots-Tag", "noindex, nofollow",
          "Cache-Control", "no-store");

  /// What Jetty puts in the place of a target that it could not parse.
  private static final String UNPARSED = "/badMessage";

  private final HttpHooks hooks;
  private final BodyLimits limits;

  Errors(HttpHooks hooks, BodyLimits limits) {
    this.hooks = hooks;
    this.limits = limits;
  }

  /// Called by Jetty for everything that it refuses by itself.
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var status = statusOf(request);
    response.setStatus(status);
    var trace = RequestTrace.of(request, hooks.ids());
    if (!request.getConnectionMetaData().isPersistent()) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
      LingeringStream.last(request, limits);
    }
    var written = new AtomicBoolean();
    LingeringStream.install(request, limits, written::get);
    var body = fill(response.getHeaders(), error(request, status, trace.requestId(), ""), trace);
    trace.answers();
    var length = body.remaining();
    var sent = Callback.from(() -> answered(request, trace, length, written), callback);
    response.write(true, body, sent);
    return true;
  }

  private static void answered(
      Request request, RequestTrace trace, int length, AtomicBoolean written) {
    written.set(true);
    trace.errorSent(length);
    trace.answered();
    Http2Streams.stopAfterBadHead(request);
  }

  /// A target that cannot even be parsed names nothing, like any other odd path. Where Jetty would
  /// have the client upgrade, it spoke a version that is not known here in this form.
  private static int statusOf(Request request) {
    var status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer s ? s : 500;
    var unparsed =
        request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable thrown
            && thrown.getCause() instanceof IllegalArgumentException
            && UNPARSED.equals(request.getHttpURI().getPath());
    if (status == 426) {
      return 505;
    }
    if (isTooLarge(request)) {
      return 431;
    }
    if (status == 500 && Exchange.of(request).isEmpty()) {
      // Its client left, or broke the protocol, before there was a request to be handled.
      return 400;
    }
    return status == 400 && unparsed ? 404 : status;
  }

  private static boolean isTooLarge(Request request) {
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable thrown
        && thrown.getCause() instanceof Http2Head.Refused refused
        && refused.isTooLarge();
  }

  /// Ends an exchange whose answer has not begun.
  void send(Exchange exchange, int status) {
    send(exchange, status, "");
  }

  /// As [#send(Exchange, int)], with a sentence that says what is wrong better than the status.
  void send(Exchange exchange, int status, String why) {
    var fields = HttpFields.build();
    var error = error(exchange.request(), status, exchange.requestId(), why);
    var bytes = fill(fields, error, RequestTrace.of(exchange.request(), hooks.ids()));
    exchange.output().head(status, Map.of());
    fields.forEach(field -> exchange.output().field(field.getName(), field.getValue()));
    exchange.output().end(bytes);
  }

  private ByteBuffer fill(HttpFields.Mutable fields, HttpError error, RequestTrace trace) {
    var body = hooks.errors().bodyOf(error);
    trace.failed(body.code());
    var bytes = body.text().getBytes(StandardCharsets.UTF_8);
    FIELDS.forEach(fields::put);
    body.headers().forEach(fields::put);
    fields.put(RequestIds.FIELD, error.requestId());
    fields.put(HttpHeader.CONTENT_TYPE, body.contentType());
    fields.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    if (error.status() == 503 || error.status() == 429) {
      fields.put(HttpHeader.RETRY_AFTER, "5");
    }
    return ByteBuffer.wrap(bytes);
  }

  private static HttpError error(Request request, int status, String id, String why) {
    var path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "/");
    var sent = path.equals(UNPARSED) ? "/" : path;
    return new HttpError(
        status,
        HttpError.codeOf(status),
        id,
        sent,
        field(request, HttpHeader.ACCEPT),
        field(request, HttpHeader.ACCEPT_LANGUAGE),
        why);
  }

  private static String field(Request request, HttpHeader name) {
    return Objects.requireNonNullElse(request.getHeaders().get(name), "");
  }
}
