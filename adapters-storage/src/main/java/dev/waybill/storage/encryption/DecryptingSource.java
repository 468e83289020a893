package dev.waybill.storage.encryption;

import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.util.Objects;

/// An open blob that is encrypted.
final class DecryptingSource implements BlobSource {
  private final BlobSource inner;
  private final Segments segments;
  private final SegmentCipher cipher;
  private final SegmentBuffers buffers;

  DecryptingSource(
      BlobSource inner, Segments segments, SegmentCipher cipher, SegmentBuffers buffers) {
    this.inner = inner;
    this.segments = segments;
    this.cipher = cipher;
    this.buffers = buffers;
  }

  @Override
  public long size() {
    return segments.plainSize();
  }

  /// Reading all of an empty blob reads its one segment: nothing that was cut off passes for it.
  @Override
  public void writeTo(long offset, long length, BlobTarget target) throws IOException {
    requireWithin(offset, length);
    if (length == 0 && size() > 0) {
      return;
    }
    var window = Window.of(segments, offset, length);
    var sealed = buffers.take();
    var plain = buffers.take();
    var decrypting = new DecryptingTarget(window, cipher, sealed, plain, target);
    try {
      inner.writeTo(window.sealedOffset(), window.sealedLength(), decrypting);
    } catch (StorageFault fault) {
      throw fault.damaged();
    }
    decrypting.requireAll();
    // Only now: after a failure the target may still hold what it was given.
    buffers.giveBack(sealed);
    buffers.giveBack(plain);
  }

  private void requireWithin(long offset, long length) {
    try {
      Objects.checkFromIndexSize(offset, length, size());
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    inner.close();
  }
}
