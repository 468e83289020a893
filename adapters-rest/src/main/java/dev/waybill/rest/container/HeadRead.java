package dev.waybill.rest.container;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/// A request's method and fields for its log line; of a head that could not be parsed those that
/// were read before the fault. Of a request that is refused Jetty keeps none.
///
/// @param method as it was sent, or a word that is no method where it was not read
record HeadRead(String method, HttpFields fields) {
  static HeadRead of(Request request) {
    if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable thrown) {
      if (thrown.getCause() instanceof Http2Head.Refused refused) {
        return refused.head();
      }
      if (request.getHeaders().size() == 0
          && request.getConnectionMetaData() instanceof Http1Connection connection) {
        return connection.headRead();
      }
    }
    return new HeadRead(request.getMethod(), request.getHeaders());
  }
}
