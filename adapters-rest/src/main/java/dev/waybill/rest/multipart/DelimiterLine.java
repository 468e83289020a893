package dev.waybill.rest.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A delimiter line that is being recognised byte by byte: CRLF, `--`, the boundary, then `--` for
/// the closing one, padding, CRLF (RFC 2046 section 5.1.1). Bytes are held back until they turn out
/// to be the line or content.
///
/// Only a whole line counts: `CRLF--boundaryX` and `CRLF--boundary--X` are content.
final class DelimiterLine {
  /// Spaces and tabs that may follow a delimiter.
  static final int MAX_PADDING = 64;

  private static final int ROOM = "--".length() + MAX_PADDING + "\r".length();

  enum Step {
    MORE,
    MISMATCH,
    PART,
    CLOSE
  }

  private enum Tail {
    BOUNDARY,
    PADDING,
    DASH,
    CLOSED,
    CLOSED_PADDING,
    CR,
    CLOSED_CR
  }

  private final int delimiterLength;
  private final byte[] held;
  private int length;
  private int implied;
  private Tail tail = Tail.BOUNDARY;

  DelimiterLine(byte[] delimiter) {
    this.delimiterLength = delimiter.length;
    this.held = Arrays.copyOf(delimiter, delimiter.length + ROOM);
  }

  static byte[] delimiter(MultipartBoundary.Found boundary) {
    return ("\r\n--" + boundary.value()).getBytes(US_ASCII);
  }

  /// Starts as if the CRLF had just been seen: at the beginning of the body, and after the empty
  /// line of a part, whose line end an empty content may share with the delimiter.
  void startAfterLineEnd() {
    hold(2);
    implied = 2;
  }

  /// Starts with that many bytes of the delimiter seen.
  void hold(int count) {
    length = count;
    implied = 0;
    tail = Tail.BOUNDARY;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /// Whether the body may end here: after a closing delimiter without CRLF.
  boolean isClosed() {
    return tail == Tail.CLOSED || tail == Tail.CLOSED_PADDING;
  }

  Step accept(byte b) throws MultipartException {
    if (length >= delimiterLength) {
      return acceptTail(b);
    }
    if (b != held[length]) {
      return Step.MISMATCH;
    }
    length++;
    return Step.MORE;
  }

  /// Gives up after a mismatch: all that was held is content. None of it can begin a delimiter: a
  /// CR stands there only first, or last before something other than LF.
  ByteBuffer release() {
    byte[] content = Arrays.copyOfRange(held, implied, length);
    hold(0);
    return ByteBuffer.wrap(content);
  }

  private Step acceptTail(byte b) throws MultipartException {
    return switch (tail) {
      case BOUNDARY -> b == '-' ? keep(b, Tail.DASH) : padding(b, Tail.PADDING, Tail.CR);
      case PADDING -> padding(b, Tail.PADDING, Tail.CR);
      case DASH -> b == '-' ? keep(b, Tail.CLOSED) : Step.MISMATCH;
      case CLOSED, CLOSED_PADDING -> padding(b, Tail.CLOSED_PADDING, Tail.CLOSED_CR);
      case CR -> b == '\n' ? Step.PART : Step.MISMATCH;
      case CLOSED_CR -> b == '\n' ? Step.CLOSE : Step.MISMATCH;
    };
  }

  private Step padding(byte b, Tail next, Tail onCr) throws MultipartException {
    if (b == '\n') {
      throw MultipartException.malformed("A delimiter line does not end in CRLF.");
    }
    if (b == '\r') {
      return keep(b, onCr);
    }
    return Tokens.isOws(b) ? keep(b, next) : Step.MISMATCH;
  }

  private Step keep(byte b, Tail next) throws MultipartException {
    if (length == held.length) {
      throw MultipartException.malformed("A delimiter line is padded too much.");
    }
    held[length++] = b;
    tail = next;
    return Step.MORE;
  }
}
