package dev.waybill.rest.container;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/// Makes the connections that clients open, of the kind of [Http1Connection].
final class Http1ConnectionFactory extends HttpConnectionFactory {
  Http1ConnectionFactory(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(
        new Http1Connection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
  }
}
