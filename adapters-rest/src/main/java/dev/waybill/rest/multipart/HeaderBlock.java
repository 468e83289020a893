package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.Reason.HEADERS_TOO_LARGE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Cuts the bytes after a delimiter line into header lines, up to the empty line. Lines end in
/// CRLF; a CR or LF on its own is refused.
final class HeaderBlock {
  private static final int TYPICAL_LINE = 128;

  private final MultipartLimits limits;
  private final PartHeaders headers = new PartHeaders();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(TYPICAL_LINE);
  private boolean afterCr;
  private int bytes;
  private int lines;

  HeaderBlock(MultipartLimits limits) {
    this.limits = limits;
  }

  /// Reads on; true once the empty line has been read. What follows it stays in the buffer.
  boolean feed(ByteBuffer in) throws MultipartException {
    while (in.hasRemaining()) {
      if (accept(in.get())) {
        return true;
      }
    }
    return false;
  }

  PartHeaders headers() {
    return headers;
  }

  private boolean accept(byte b) throws MultipartException {
    require(++bytes <= limits.maxHeaderBytes());
    if (afterCr != (b == '\n')) {
      throw MultipartException.malformed("A part header has a line end that is not CRLF.");
    }
    if (afterCr) {
      afterCr = false;
      return endLine();
    }
    if (b == '\r') {
      afterCr = true;
    } else {
      line.write(b);
    }
    return false;
  }

  private boolean endLine() throws MultipartException {
    if (line.size() == 0) {
      return true;
    }
    require(++lines <= limits.maxHeaders());
    headers.add(SenderText.line(line.toByteArray()));
    line.reset();
    return false;
  }

  private static void require(boolean withinLimit) throws MultipartException {
    if (!withinLimit) {
      throw new MultipartException(HEADERS_TOO_LARGE, "The headers of a part are too large.");
    }
  }
}
