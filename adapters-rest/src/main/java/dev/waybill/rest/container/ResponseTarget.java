package dev.waybill.rest.container;

import dev.waybill.application.content.TransferBuffers;
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
    buffers.copy(file, position, count, this);
  }

  private void claim(long count) {
    if (count > missing) {
      throw new IllegalStateException(count + " bytes for the last " + missing);
    }
  }
}
