package dev.waybill.rest.container;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;

/// An HTTP/1 connection that stays one, whatever a request offers to upgrade to. A server may
/// ignore an offer (RFC 9110 section 7.8), and RFC 9113 section 3.1 has taken the one of `h2c` out:
/// taken up, it loses a chunked body and tunnels through proxies. HTTP/2 by prior knowledge begins
/// with its preface, which is no offer.
final class Http1Connection extends HttpConnection {
  /// What Jetty takes for a request whose first line it could not read.
  private static final String NO_METHOD = "BAD";

  Http1Connection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
    super(configuration, connector, endPoint);
  }

  @Override
  protected HttpParser newHttpParser(HttpCompliance compliance) {
    var parser = super.newHttpParser(compliance);
    JettyParts.set(parser, HttpParser.class, "_uri", new TargetBytes());
    return parser;
  }

  @Override
  protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
    return new Exchanging(method, UploadPath.parseable(uri), version);
  }

  /// What was read of a head that was refused. Jetty forgets the fields of a whole one.
  HeadRead headRead() {
    var method = JettyParts.find(getParser(), HttpParser.class, "_methodString");
    var fields = (HttpFields) JettyParts.get(this, HttpConnection.class, "_headerBuilder");
    return new HeadRead(method instanceof String token ? token : NO_METHOD, fields);
  }

  private final class Exchanging extends HttpStreamOverHTTP1 {
    private Exchanging(String method, String uri, HttpVersion version) {
      super(method, uri, version);
    }

    /// To Jetty `Upgrade` is a field like any that it does not know.
    @Override
    public void parsedHeader(HttpField field) {
      super.parsedHeader(
          field.getHeader() == HttpHeader.UPGRADE
              ? new HttpField(null, field.getName(), field.getValue())
              : field);
    }
  }
}
