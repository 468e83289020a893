package dev.waybill.rest.container;

import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.frames.FrameType;
import org.eclipse.jetty.http2.frames.SettingsFrame;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.parser.BodyParser;
import org.eclipse.jetty.http2.parser.HeaderBlockFragments;
import org.eclipse.jetty.http2.parser.HeaderBlockParser;
import org.eclipse.jetty.http2.parser.HeaderParser;
import org.eclipse.jetty.http2.parser.HeadersBodyParser;
import org.eclipse.jetty.http2.parser.Parser;
import org.eclipse.jetty.http2.parser.ServerParser;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;

/// Makes the connections on which HTTP/2 is spoken, once a client's preface was seen.
final class Http2ConnectionFactory extends HTTP2CServerConnectionFactory {
  private static final int STREAMS = 100;

  /// How many times more than the fields of a request may cost a block of them may have in bytes
  /// before the connection is ended. Up to there it is decoded and its stream alone is refused.
  private static final int BLOCK_FACTOR = 4;

  private final int listSize;

  /// @param idle after which a stream is ended on which nothing moves: that of the connection is
  ///   shorter while it waits for the preface, and would be taken over
  Http2ConnectionFactory(HttpConfiguration configuration, Duration idle) {
    super(withBlocks(configuration));
    listSize = configuration.getRequestHeaderSize();
    setMaxConcurrentStreams(STREAMS);
    setStreamIdleTimeout(idle.toMillis());
    setFlowControlStrategyFactory(CountingFlowControl::new);
    // What came with the preface was read into a buffer of that size, and is copied into one of
    // this.
    setInputBufferSize(configuration.getInputBufferSize());
  }

  private static HttpConfiguration withBlocks(HttpConfiguration configuration) {
    var larger = new HttpConfiguration(configuration);
    larger.setRequestHeaderSize(configuration.getRequestHeaderSize() * BLOCK_FACTOR);
    return larger;
  }

  @Override
  protected Map<Integer, Integer> newSettings() {
    var settings = super.newSettings();
    settings.put(SettingsFrame.MAX_HEADER_LIST_SIZE, listSize);
    return settings;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    var connection = super.newConnection(connector, endPoint);
    install((HTTP2Connection) connection);
    return connection;
  }

  private void install(HTTP2Connection connection) {
    var session = connection.getSession();
    var parser = session.getParser();
    var states = new StreamStates((ServerParser.Listener) connection, session);
    ((ConnectionMetaData) connection).setAttribute(StreamStates.NAME, states);
    JettyParts.set(parser, Parser.class, "listener", null);
    parser.init(states);
    var frame = (HeaderParser) JettyParts.get(parser, Parser.class, "headerParser");
    checkPadding(parser, frame, states);
    var decoder = parser.getHpackDecoder();
    var head =
        new Http2Head(
            decoder.getMaxHeaderListSize(), listSize, () -> !states.isNew(frame.getStreamId()));
    JettyParts.set(decoder, HpackDecoder.class, "_builder", head);
  }

  private static void checkPadding(Parser parser, HeaderParser frame, Parser.Listener listener) {
    var parsers = (BodyParser[]) JettyParts.get(parser, Parser.class, "bodyParsers");
    var type = FrameType.HEADERS.getType();
    var block = JettyParts.get(parsers[type], HeadersBodyParser.class, "headerBlockParser");
    var pieces = JettyParts.get(parsers[type], HeadersBodyParser.class, "headerBlockFragments");
    parsers[type] =
        new HeadersParser(
            frame, listener, (HeaderBlockParser) block, (HeaderBlockFragments) pieces);
  }
}
