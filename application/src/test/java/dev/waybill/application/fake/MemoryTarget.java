package dev.waybill.application.fake;

import dev.waybill.application.port.BlobTarget;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Collects what a blob source writes.
public final class MemoryTarget implements BlobTarget {
  private static final int CHUNK = 64 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  @Override
  public void write(ByteBuffer from) {
    var copy = new byte[from.remaining()];
    from.get(copy);
    bytes.writeBytes(copy);
  }

  @Override
  public void transferFrom(FileChannel file, long position, long count) throws IOException {
    var end = position + count;
    for (long at = position; at < end; ) {
      var chunk = ByteBuffer.allocate((int) Math.min(CHUNK, end - at));
      var read = file.read(chunk, at);
      if (read < 0) {
        throw new EOFException("the file ends at " + at);
      }
      write(chunk.flip());
      at += read;
    }
  }
}
