package dev.waybill.rest.container;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The entity stream that Jersey writes to. Up to 16 KiB are gathered, so that a small answer goes
/// out in one write with its `Content-Length`; more passes through. Flushing is ignored on purpose.
final class GatheringStream extends OutputStream {
  private static final int GATHERED_AT_MOST = 16 << 10;

  private final ResponseOutput output;
  private byte[] gathered = new byte[512];
  private int count;

  GatheringStream(ResponseOutput output) {
    this.output = output;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (count + length > GATHERED_AT_MOST) {
      output.send(rest());
      count = 0;
    }
    if (length > GATHERED_AT_MOST) {
      output.send(ByteBuffer.wrap(bytes, offset, length));
    } else {
      gather(bytes, offset, length);
    }
  }

  /// What was gathered and not sent.
  ByteBuffer rest() {
    return ByteBuffer.wrap(gathered, 0, count);
  }

  private void gather(byte[] bytes, int offset, int length) {
    if (count + length > gathered.length) {
      gathered = Arrays.copyOf(gathered, Math.min(GATHERED_AT_MOST, 4 * (count + length)));
    }
    System.arraycopy(bytes, offset, gathered, count, length);
    count += length;
  }
}
