package dev.waybill.rest.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// The entity stream that Jersey sees. It touches the body on its first read only, so that a
/// resource may take the [RequestBody] instead.
final class LazyBodyStream extends InputStream {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final RequestBody body;
  private ByteBuffer rest = NOTHING;

  LazyBodyStream(RequestBody body) {
    this.body = body;
  }

  @Override
  public int read() throws IOException {
    return fill() ? rest.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    var count = Math.min(length, rest.remaining());
    rest.get(bytes, offset, count);
    return count;
  }

  @Override
  public int available() {
    return rest.remaining();
  }

  /// Entities read this way are small (forms, JSON); a copy lets the network's buffer go at once.
  private boolean fill() throws IOException {
    return rest.hasRemaining() || body.read(bytes -> rest = copy(bytes));
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
  }
}
