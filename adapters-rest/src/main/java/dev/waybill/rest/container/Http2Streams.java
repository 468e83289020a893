package dev.waybill.rest.container;

import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/// What the connection knows of the streams of HTTP/2.
final class Http2Streams {
  private Http2Streams() {}

  /// Whether the stream of a request is no more, the client having reset it or closed the
  /// connection. Never of a request of HTTP/1.
  static boolean isGone(Request request, String id) {
    return request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection
        && connection.getSession().getStream(Integer.parseInt(id)) == null;
  }

  /// Ends what a request with a malformed head has left open, once it was answered. To Jetty its
  /// stream has ended with the head.
  static void stopAfterBadHead(Request request) {
    if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable thrown
        && thrown.getCause() instanceof HpackException.StreamException
        && request.getConnectionMetaData().getAttribute(StreamStates.NAME)
            instanceof StreamStates states) {
      states.stop(Integer.parseInt(request.getId()));
    }
  }
}
