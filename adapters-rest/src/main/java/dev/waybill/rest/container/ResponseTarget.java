package dev.waybill.rest.container;

import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The way from a [ResponseBody] to the connection. Never lets more out than was promised.
final class ResponseTarget implements BlobTarget {
  private static final byte[] NOTHING = {};

  private final ResponseOutput output;
  private final TransferBuffers buffers;
  private final OutputStream entity;
  private long missing;

  /// @param entity Jersey's stream; a write to it, of no bytes, makes Jersey hand over the head
  ResponseTarget(ResponseOutput output, TransferBuffers buffers, OutputStream entity, long length) {
    this.output = output;
    this.buffers = buffers;
    this.entity = entity;
    this.missing = length;
  }

  /// Fails unless everything promised was written.
  void requireAll() throws IOException {
    if (missing > 0) {
      throw new IOException("The body ended " + missing + " bytes early");
    }
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    var count = bytes.remaining();
    claim(count);
    if (count > 0) {
      entity.write(NOTHING);
      output.send(bytes);
      bytes.position(bytes.limit());
      missing -= count;
    }
  }

  @Override
  public void transferFrom(FileChannel file, long position, long count) throws IOException {
    claim(count);
    var buffer = buffers.take(count);
    try {
      copy(file, position, count, buffer);
    } catch (IOException | RuntimeException e) {
      buffers.forget(buffer);
      throw e;
    }
    buffers.give(buffer);
  }

  private void copy(FileChannel file, long position, long count, ByteBuffer buffer)
      throws IOException {
    for (var done = 0L; done < count; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
      if (file.read(buffer, position + done) < 0) {
        throw new IOException("The file ended " + (count - done) + " bytes early");
      }
      done += buffer.flip().remaining();
      write(buffer);
    }
  }

  private void claim(long count) {
    if (count > missing) {
      throw new IllegalStateException(count + " bytes for the last " + missing);
    }
  }
}
