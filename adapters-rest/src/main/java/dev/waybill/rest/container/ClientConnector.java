package dev.waybill.rest.container;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// HTTP/1.1 and cleartext HTTP/2 (by prior knowledge only) on one port. Of HTTP/2, Jetty's own
/// limits stay on: streams, frame sizes, header list, settings keys and the rate of control frames.
final class ClientConnector extends ServerConnector {
  private static final int ACCEPT_QUEUE = 1_024;
  private static final int INPUT_BUFFER = 64 << 10;

  private final HttpSettings settings;
  private final ConnectionShares shares;

  ClientConnector(Server server, HttpSettings settings, ConnectionShares shares) {
    this(server, settings, shares, configuration(settings));
  }

  private ClientConnector(
      Server server, HttpSettings settings, ConnectionShares shares, HttpConfiguration http) {
    super(
        server,
        new Http1ConnectionFactory(http),
        new Http2ConnectionFactory(http, settings.connections().idle()));
    this.settings = settings;
    this.shares = shares;
    setHost(settings.host());
    setPort(settings.port());
    setIdleTimeout(settings.connections().idle().toMillis());
    setAcceptQueueSize(ACCEPT_QUEUE);
    // Jetty's second would cut whoever reads or sends with a pause; see closeUnused.
    setShutdownIdleTimeout(-1);
  }

  /// Closes connections without a request once they are silent for that long.
  void closeUnused(Duration grace) {
    for (var endPoint : getConnectedEndPoints()) {
      if (endPoint instanceof ClientEndPoint client) {
        client.leave(grace);
      }
    }
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    var endPoint = new ClientEndPoint(channel, selector, key, getScheduler(), settings, shares);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  private static HttpConfiguration configuration(HttpSettings settings) {
    var http = new HttpConfiguration();
    http.setRequestHeaderSize(settings.head().bytes());
    http.setInputBufferSize(INPUT_BUFFER);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(true);
    // No header folding, bare LF, repeated Content-Length, length beside Transfer-Encoding.
    // The target names the host before Host does (RFC 9112 section 3.2.2), and Authority judges it,
    // as Jetty knows no empty port.
    http.setHttpCompliance(
        HttpCompliance.STRICT.with(
            "STRICT_BUT_HOST", Violation.MISMATCHED_AUTHORITY, Violation.UNSAFE_HOST_HEADER));
    // Odd paths come through, to be answered like any other path without a resource.
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }
}
