package dev.waybill.rest.container;

import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;

/// Makes the connections on which HTTP/2 is spoken, once a client's preface was seen.
final class Http2ConnectionFactory extends HTTP2CServerConnectionFactory {
  private static final int STREAMS = 100;

  Http2ConnectionFactory(HttpConfiguration configuration) {
    super(configuration);
    setMaxConcurrentStreams(STREAMS);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    var connection = super.newConnection(connector, endPoint);
    Http2Head.install(((HTTP2Connection) connection).getSession().getParser().getHpackDecoder());
    return connection;
  }
}
