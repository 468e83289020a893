package dev.waybill.rest.multipart;

import java.nio.ByteBuffer;

/// Splits a body at its delimiter lines. Content is passed on as views of the buffer that came in;
/// only what may be a delimiter line and is cut by the end of a buffer is held back, at most the
/// length of such a line.
final class DelimiterScanner {
  enum Found {
    NOTHING,
    PART,
    CLOSE
  }

  private final Horspool search;
  private final DelimiterLine line;
  private final int delimiterLength;

  DelimiterScanner(MultipartBoundary.Found boundary) {
    byte[] delimiter = DelimiterLine.delimiter(boundary);
    this.search = new Horspool(delimiter);
    this.line = new DelimiterLine(delimiter);
    this.delimiterLength = delimiter.length;
    line.startAfterLineEnd();
  }

  /// Call when a part's headers have ended.
  void startContent() {
    line.startAfterLineEnd();
  }

  /// Whether the body may end here.
  boolean isClosed() {
    return line.isClosed();
  }

  /// Passes content on until a delimiter line has been read, or all of the buffer.
  Found scan(ByteBuffer in, PartContent content) throws MultipartException {
    while (in.hasRemaining()) {
      if (line.isEmpty()) {
        passContent(in, content);
        continue;
      }
      switch (line.accept(in.get(in.position()))) {
        case MISMATCH -> release(content);
        case MORE -> skip(in, 1);
        case PART -> {
          skip(in, 1);
          return Found.PART;
        }
        case CLOSE -> {
          skip(in, 1);
          return Found.CLOSE;
        }
      }
    }
    return Found.NOTHING;
  }

  private void passContent(ByteBuffer in, PartContent content) throws MultipartException {
    int from = in.position();
    int found = search.find(in, from, in.limit());
    int matched = Math.min(delimiterLength, in.limit() - found);
    in.position(found + matched);
    line.hold(matched);
    if (found > from) {
      content.bytes(in.slice(from, found - from));
    }
  }

  private void release(PartContent content) throws MultipartException {
    ByteBuffer released = line.release();
    if (released.hasRemaining()) {
      content.bytes(released);
    }
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }
}
