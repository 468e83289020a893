package dev.waybill.storage.s3;

import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.UnavailableException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A blob on its way to the store. A step that fails leaves the sink broken.
final class S3Sink implements BlobSink {
  private enum State {
    OPEN,
    FINISHED,
    PUBLISHED,
    BROKEN,
    CLOSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(S3Sink.class);

  private final StagedBlob staged;
  private final Pulse pulse;
  private final Runnable onEnd;
  private State state = State.OPEN;

  /// @param pulse told how the store takes it
  /// @param onEnd told once the sink has nothing more to do with the store
  S3Sink(StagedBlob staged, Pulse pulse, Runnable onEnd) {
    this.staged = staged;
    this.pulse = pulse;
    this.onEnd = onEnd;
  }

  @Override
  public void write(ByteBuffer bytes) {
    advance("write", State.OPEN, State.OPEN, () -> staged.write(bytes));
  }

  @Override
  public void finish() {
    advance("finish", State.OPEN, State.FINISHED, staged::finish);
  }

  @Override
  public void publish() {
    advance("publish", State.FINISHED, State.PUBLISHED, staged::publish);
    pulse.beat();
    end();
  }

  private void end() {
    staged.release();
    onEnd.run();
  }

  private void advance(String what, State from, State to, Runnable step) {
    if (state != from) {
      throw new IllegalStateException("cannot " + what + " a blob that is " + state);
    }
    state = State.BROKEN;
    try {
      Guard.run("cannot " + what + " a blob", step);
    } catch (UnavailableException failed) {
      pulse.miss();
      throw failed;
    }
    state = to;
  }

  @Override
  public void close() {
    if (state != State.PUBLISHED && state != State.CLOSED) {
      state = State.CLOSED;
      try {
        Guard.run("cannot discard a blob", staged::discard);
      } catch (UnavailableException e) {
        LOG.warn("The sweep will remove the rest of an unfinished upload: {}", e.getMessage());
      } finally {
        end();
      }
    }
  }
}
