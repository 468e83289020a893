package dev.waybill.rest.container;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/// Jetty cuts an HTTP/1 connection when the answer is done but the request was not read in full. If
/// the client was given a whole answer, the connection lingers instead. HTTP/2 needs none of this:
/// it resets the one stream, without an error.
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
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
      request.addHttpStreamWrapper(
          stream -> new LingeringStream(stream, request, limits, answered));
    }
  }

  @Override
  public void failed(Throwable cause) {
    if (answered.getAsBoolean()) {
      request.setAttribute(
          UPGRADE_CONNECTION_ATTRIBUTE, LingeringConnection.after(request, limits));
      succeeded();
    } else {
      super.failed(cause);
    }
  }
}
