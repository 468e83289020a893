package dev.waybill.rest.container;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.Flags;
import org.eclipse.jetty.http2.parser.HeaderBlockFragments;
import org.eclipse.jetty.http2.parser.HeaderBlockParser;
import org.eclipse.jetty.http2.parser.HeaderParser;
import org.eclipse.jetty.http2.parser.HeadersBodyParser;
import org.eclipse.jetty.http2.parser.Parser;

/// HEADERS frames. Padding that leaves no room for what must be there ends the connection (RFC 9113
/// section 6.2); Jetty would read it as a block without fields.
final class HeadersParser extends HeadersBodyParser {
  private static final int PRIORITY_BYTES = 5;

  private boolean begun;

  HeadersParser(
      HeaderParser frame,
      Parser.Listener listener,
      HeaderBlockParser block,
      HeaderBlockFragments fragments) {
    super(frame, listener, block, fragments);
  }

  @Override
  public boolean parse(ByteBuffer bytes) {
    if (!begun && bytes.hasRemaining()) {
      begun = true;
      if (isPadding() && (bytes.get(bytes.position()) & 0xff) > room()) {
        return connectionFailure(bytes, ErrorCode.PROTOCOL_ERROR.code, "invalid_headers_padding");
      }
    }
    var ended = super.parse(bytes);
    begun &= !ended;
    return ended;
  }

  private int room() {
    return getBodyLength() - 1 - (hasFlag(Flags.PRIORITY) ? PRIORITY_BYTES : 0);
  }
}
