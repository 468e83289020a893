package dev.waybill.rest.container;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/// Jetty takes it for a failure when the answer is done but the request was not read in full, and
/// cuts. If the client was given a whole answer, it is to see it: an HTTP/1 connection lingers, and
/// an HTTP/2 stream is reset without an error (RFC 9113 section 8.1).
final class LingeringStream extends HttpStream.Wrapper {
  private final Request request;
  private final BodyLimits limits;
  private final BooleanSupplier answered;

  private LingeringStream(
      HttpStream wrapped, Request request, BodyLimits limits, BooleanSupplier answered) {
    super(wrapped);
    this.request = request;
    this.limits = limits;
    this.answered = answered;
  }

  static void install(Request request, BodyLimits limits, BooleanSupplier answered) {
    request.addHttpStreamWrapper(stream -> new LingeringStream(stream, request, limits, answered));
  }

  /// Nothing comes after this answer. Whoever sent a head that was refused may still be sending.
  static void last(Request request, BodyLimits limits) {
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
      request.setAttribute(
          UPGRADE_CONNECTION_ATTRIBUTE, LingeringConnection.after(request, limits));
    }
  }

  @Override
  public void failed(Throwable cause) {
    if (Http2Streams.isGone(request, getId())) {
      // A reset is not answered by a reset (RFC 9113 section 5.4.2).
      succeeded();
    } else if (!answered.getAsBoolean()) {
      super.failed(cause);
    } else if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2) {
      super.failed(CONTENT_NOT_CONSUMED);
    } else {
      last(request, limits);
      succeeded();
    }
  }
}
