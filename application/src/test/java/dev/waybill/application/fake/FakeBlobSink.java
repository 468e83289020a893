package dev.waybill.application.fake;

import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.port.BlobSink;
import dev.waybill.domain.upload.BlobKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

final class FakeBlobSink implements BlobSink {
  private enum State {
    OPEN,
    FINISHED,
    PUBLISHED,
    BROKEN
  }

  private final FakeBlobStore store;
  private final BlobKey key;
  private final Runnable onClose;
  private final ByteArrayOutputStream staged = new ByteArrayOutputStream();
  private State state = State.OPEN;
  private boolean closed;

  FakeBlobSink(FakeBlobStore store, BlobKey key, Runnable onClose) {
    this.store = store;
    this.key = key;
    this.onClose = onClose;
  }

  @Override
  public void write(ByteBuffer bytes) {
    enter(State.OPEN, Step.WRITE);
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    staged.writeBytes(copy);
    state = State.OPEN;
  }

  @Override
  public void finish() {
    enter(State.OPEN, Step.FINISH);
    state = State.FINISHED;
  }

  @Override
  public void publish() {
    enter(State.FINISHED, Step.PUBLISH);
    store.put(key, staged.toByteArray());
    state = State.PUBLISHED;
  }

  /// A step that fails leaves the sink broken.
  private void enter(State needed, Step step) {
    if (closed || state != needed) {
      throw new IllegalStateException(step + " on a sink that is " + (closed ? "closed" : state));
    }
    state = State.BROKEN;
    store.pass(step);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      onClose.run();
    }
  }
}
