package dev.waybill.storage.encryption;

import dev.waybill.application.port.BlobSink;
import java.nio.ByteBuffer;

/// Gathers a segment, and encrypts it once it is known whether more comes: the last one is marked.
final class EncryptingSink implements BlobSink {
  private enum State {
    OPEN,
    FINISHED,
    PUBLISHED,
    BROKEN,
    CLOSED
  }

  private final BlobSink inner;
  private final SegmentCipher cipher;
  private final SegmentBuffers buffers;
  private final byte[] buffer;
  private State state = State.OPEN;
  private boolean holding = true;
  private long segment;
  private int gathered;

  EncryptingSink(BlobSink inner, SegmentCipher cipher, SegmentBuffers buffers) {
    this.inner = inner;
    this.cipher = cipher;
    this.buffers = buffers;
    this.buffer = buffers.take();
  }

  @Override
  public void write(ByteBuffer bytes) {
    advance("write", State.OPEN, State.OPEN, () -> encrypt(bytes));
  }

  private void encrypt(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (gathered == Segments.PLAIN) {
        seal(false);
      }
      var count = Math.min(Segments.PLAIN - gathered, bytes.remaining());
      bytes.get(buffer, gathered, count);
      gathered += count;
    }
  }

  private void seal(boolean last) {
    var length = cipher.seal(segment, last, buffer, gathered);
    inner.write(ByteBuffer.wrap(buffer, 0, length));
    segment++;
    gathered = 0;
  }

  @Override
  public void finish() {
    advance(
        "finish",
        State.OPEN,
        State.FINISHED,
        () -> {
          seal(true);
          release();
          inner.finish();
        });
  }

  @Override
  public void publish() {
    advance("publish", State.FINISHED, State.PUBLISHED, inner::publish);
  }

  /// A step that fails leaves the sink broken: some of a segment may have gone out.
  private void advance(String what, State from, State to, Runnable step) {
    if (state != from) {
      throw new IllegalStateException("cannot " + what + " a blob that is " + state);
    }
    state = State.BROKEN;
    step.run();
    state = to;
  }

  private void release() {
    if (holding) {
      holding = false;
      buffers.giveBack(buffer);
    }
  }

  /// After a write that failed the store below may still be sending the buffer: then nobody else
  /// gets it.
  @Override
  public void close() {
    holding &= state != State.BROKEN;
    if (state != State.PUBLISHED) {
      state = State.CLOSED;
    }
    release();
    inner.close();
  }
}
