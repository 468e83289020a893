package dev.waybill.rest.container;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Knows the requests that are being answered, so that a stop can wait for them, and name those
/// that it has to cut. One that still arrives on an open connection is answered like any other.
final class RunningRequests extends Handler.Wrapper {
  private final Set<Running> requests = ConcurrentHashMap.newKeySet();
  private volatile boolean retiring;

  RunningRequests(Handler handler) {
    super(handler);
  }

  /// Every answer of HTTP/1 is the last on its connection from now on (RFC 9112 section 9.6).
  void retire() {
    retiring = true;
  }

  /// How long a connection without a request may stay when the server stops: some clients, if they
  /// were warned, send one at the very moment.
  Duration grace() {
    return retiring ? Duration.ofSeconds(1) : Duration.ZERO;
  }

  boolean isEmpty() {
    return requests.isEmpty();
  }

  /// They are about to lose their connections.
  void cut() {
    requests.forEach(
        running -> Exchange.of(running.request).map(Exchange::body).ifPresent(RequestBody::cut));
  }

  /// How many there are of each method and route template.
  Map<String, Integer> operations() {
    var counts = new TreeMap<String, Integer>();
    requests.forEach(running -> counts.merge(running.operation(), 1, Integer::sum));
    return counts;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var running = new Running(request, callback);
    requests.add(running);
    if (retiring && request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
    var handled = false;
    try {
      handled = super.handle(request, response, running);
      return handled;
    } finally {
      if (!handled) {
        requests.remove(running);
      }
    }
  }

  private final class Running extends Callback.Nested {
    private final Request request;

    private Running(Request request, Callback callback) {
      super(callback);
      this.request = request;
    }

    private String operation() {
      var method = HttpMethod.fromString(request.getMethod()) == null ? "?" : request.getMethod();
      return method + " " + Exchange.of(request).flatMap(Exchange::route).orElse("(no route)");
    }

    @Override
    public void completed() {
      requests.remove(this);
    }
  }
}
