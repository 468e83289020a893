package dev.waybill.application.fake;

import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

final class FakeBlobSource implements BlobSource {
  private final FakeBlobStore store;
  private final byte[] bytes;
  private final Runnable onClose;
  private boolean closed;

  FakeBlobSource(FakeBlobStore store, byte[] bytes, Runnable onClose) {
    this.store = store;
    this.bytes = bytes;
    this.onClose = onClose;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void writeTo(long offset, long length, BlobTarget target) throws IOException {
    requireRange(offset, length);
    if (closed) {
      throw new IllegalStateException("the source is closed");
    }
    store.pass(Step.READ);
    if (length > 0) {
      target.write(ByteBuffer.wrap(bytes, (int) offset, (int) length).asReadOnlyBuffer());
    }
  }

  private void requireRange(long offset, long length) {
    try {
      Objects.checkFromIndexSize(offset, length, size());
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      onClose.run();
    }
  }
}
