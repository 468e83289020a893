package dev.waybill.rest.container;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.HttpStream;

/// Jetty cuts an HTTP/1 connection when the answer is done but the request was not read in full. A
/// whole answer has told the client that the connection ends: [ClientEndPoint] lingers instead.
final class LingeringStream extends HttpStream.Wrapper {
  private final ResponseOutput output;

  LingeringStream(HttpStream wrapped, ResponseOutput output) {
    super(wrapped);
    this.output = output;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Jetty's one marker
  public void failed(Throwable cause) {
    var onlyUnread = cause == CONTENT_NOT_CONSUMED || cause instanceof HttpException;
    if (onlyUnread && output.whole()) {
      succeeded();
    } else {
      super.failed(cause);
    }
  }
}
