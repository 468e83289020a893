package dev.waybill.rest.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// One body read to its end or its refusal.
record Parsing(List<Received.Part> parts, Optional<MultipartException.Reason> refusal) {
  static final MultipartBoundary.Found B = new MultipartBoundary.Found("b");

  /// A body of boundary `b`, one character a byte, read the same in one piece and byte by byte.
  static Parsing of(String body) {
    return of(body, MultipartLimits.DEFAULT);
  }

  static Parsing of(String body, MultipartLimits limits) {
    byte[] bytes = body.getBytes(ISO_8859_1);
    Parsing whole = of(B, limits, bytes, List.of(Integer.MAX_VALUE));
    Parsing bytewise = of(B, limits, bytes, List.of(1));
    if (!whole.equals(bytewise)) {
      throw new AssertionError("whole: " + whole + ", byte by byte: " + bytewise);
    }
    return whole;
  }

  /// Fed in chunks of the given sizes, used in turn; every third size in direct buffers.
  static Parsing of(
      MultipartBoundary.Found boundary, MultipartLimits limits, byte[] body, List<Integer> chunks) {
    Received received = new Received();
    MultipartReader reader = new MultipartReader(boundary, limits, received);
    try {
      int turn = 0;
      for (int at = 0; at < body.length; turn++) {
        int size = Math.min(chunks.get(turn % chunks.size()), body.length - at);
        reader.feed(chunk(body, at, size));
        at += size;
      }
      reader.end();
      return new Parsing(received.parts(), Optional.empty());
    } catch (MultipartException e) {
      return new Parsing(received.parts(), Optional.of(e.reason()));
    }
  }

  private static ByteBuffer chunk(byte[] body, int at, int size) {
    return size % 3 != 0
        ? ByteBuffer.wrap(body, at, size)
        : ByteBuffer.allocateDirect(size).put(body, at, size).flip();
  }

  /// The one part that an accepted body held.
  Received.Part only() {
    if (refusal.isPresent() || parts.size() != 1) {
      throw new AssertionError("not one accepted part: " + this);
    }
    return parts.getFirst();
  }

  /// The one file that an accepted body held, whole.
  Received.Part.File onlyFile() {
    if (only() instanceof Received.Part.File file && file.whole()) {
      return file;
    }
    throw new AssertionError("not one whole file: " + this);
  }
}
