package dev.waybill.storage.disk;

import dev.waybill.application.port.BlobSink;
import dev.waybill.domain.upload.BlobKey;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A blob on its way to the disk. A step that fails leaves the sink broken: a failed fsync is never
/// tried again, because the second would succeed although the bytes are lost.
final class DiskSink implements BlobSink {
  private enum State {
    OPEN,
    FINISHED,
    PUBLISHED,
    BROKEN,
    CLOSED
  }

  private interface Step {
    void run() throws IOException;
  }

  private final BlobKey key;
  private final StagedFile staged;
  private final BlobTree tree;
  private State state = State.OPEN;

  DiskSink(BlobKey key, StagedFile staged, BlobTree tree) {
    this.key = key;
    this.staged = staged;
    this.tree = tree;
  }

  @Override
  public void write(ByteBuffer bytes) {
    advance(
        "write",
        State.OPEN,
        State.OPEN,
        Staging.relative(staged.path()),
        () -> staged.write(bytes));
  }

  @Override
  public void finish() {
    advance("finish", State.OPEN, State.FINISHED, Staging.relative(staged.path()), staged::finish);
  }

  @Override
  public void publish() {
    advance(
        "publish",
        State.FINISHED,
        State.PUBLISHED,
        BlobTree.path(key),
        () -> tree.moveIn(staged.path(), key));
    staged.moved();
  }

  private void advance(String what, State from, State to, String path, Step step) {
    if (state != from) {
      throw new IllegalStateException("cannot " + what + " a blob that is " + state);
    }
    state = State.BROKEN;
    try {
      step.run();
    } catch (IOException e) {
      throw staged.fault("cannot " + what + " a blob", e, path);
    }
    state = to;
  }

  @Override
  public void close() {
    if (state != State.PUBLISHED && state != State.CLOSED) {
      state = State.CLOSED;
      staged.discard();
    }
  }
}
