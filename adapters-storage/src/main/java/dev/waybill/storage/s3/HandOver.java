package dev.waybill.storage.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// A body of known length whose bytes another thread has: it offers its buffers, one at a time, and
/// each goes into the connection from where it is. It cannot be sent twice.
///
/// The thread that offers ends when the request does, which the timeouts of the connection see to;
/// the thread that sends ends when the other calls [#end] or pauses longer than any client may.
final class HandOver extends RequestBody {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /// So much goes into the connection at a time, and is copied for it.
  private static final int PIECE = 32 * 1024;

  private final long length;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable ByteBuffer offered;
  private boolean ended;

  HandOver(long length) {
    this.length = length;
  }

  /// Blocks until all remaining bytes were taken.
  ///
  /// @throws IOException where the request has ended before that
  void offer(ByteBuffer bytes) throws IOException {
    lock.lock();
    try {
      offered = bytes;
      changed.signalAll();
      awaitThat(() -> offered == null || ended);
      if (offered != null) {
        throw new IOException("the request has ended");
      }
    } finally {
      offered = null;
      lock.unlock();
    }
  }

  /// From now on nothing is taken and nothing is offered.
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    for (long left = length; left > 0; ) {
      var bytes = next();
      left -= bytes.remaining();
      send(bytes, sink);
      taken();
    }
  }

  private ByteBuffer next() throws IOException {
    lock.lock();
    try {
      awaitThat(() -> offered != null || ended);
      var bytes = offered;
      if (bytes == null || ended) {
        throw new IOException("nothing more comes");
      }
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  private static void send(ByteBuffer bytes, BufferedSink sink) throws IOException {
    var end = bytes.limit();
    while (bytes.hasRemaining()) {
      bytes.limit(Math.min(end, bytes.position() + PIECE));
      sink.write(bytes);
      bytes.limit(end);
    }
  }

  private void taken() {
    lock.lock();
    try {
      offered = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitThat(BooleanSupplier reached) throws InterruptedIOException {
    try {
      for (long left = LONGEST_PAUSE.toNanos(); !reached.getAsBoolean(); ) {
        left = changed.awaitNanos(left);
        if (left <= 0) {
          throw new InterruptedIOException("no bytes moved for too long");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
