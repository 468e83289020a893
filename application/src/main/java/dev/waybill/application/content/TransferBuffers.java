package dev.waybill.application.content;

import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;

/// Buffers between files and sockets. 512 KiB is what costs least CPU; there are only so many of
/// them, and a transfer that finds none (many slow readers) goes on with a small one instead of
/// waiting.
public final class TransferBuffers {
  static final int LARGE = 512 << 10;
  static final int SMALL = 16 << 10;

  /// So many bytes are written in one go. Virtual threads have no time slices, and the kernel takes
  /// some MiB for a client that reads nothing: 400 such downloads that begin at once would hold up
  /// whoever comes after them for the copying of all that.
  private static final int TURN = 512 << 10;

  private final Semaphore allowed;
  private final ArrayBlockingQueue<ByteBuffer> free;

  /// @param large how many large ones there are at most
  public TransferBuffers(int large) {
    allowed = new Semaphore(large);
    free = new ArrayBlockingQueue<>(large);
  }

  /// Writes `count` bytes of an open file from `position` on to the target, through one buffer. A
  /// file that ends sooner is an [IOException].
  public void copy(FileChannel file, long position, long count, BlobTarget target)
      throws IOException {
    var buffer = take(count);
    try {
      copy(file, position, count, target, buffer);
    } catch (IOException | RuntimeException e) {
      forget(buffer);
      throw e;
    }
    give(buffer);
  }

  @SuppressWarnings("ThreadPriorityCheck")
  private static void copy(
      FileChannel file, long position, long count, BlobTarget target, ByteBuffer buffer)
      throws IOException {
    var turn = 0;
    for (var done = 0L; done < count; ) {
      if (turn >= TURN) {
        Thread.yield();
        turn = 0;
      }
      buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
      if (file.read(buffer, position + done) < 0) {
        throw new IOException("The file ended " + (count - done) + " bytes early");
      }
      var read = buffer.flip().remaining();
      done += read;
      turn += read;
      target.write(buffer);
    }
  }

  /// An empty buffer for a transfer of so many bytes, to be given back or forgotten.
  ByteBuffer take(long wanted) {
    if (wanted <= SMALL || !allowed.tryAcquire()) {
      return ByteBuffer.allocate(SMALL);
    }
    var pooled = free.poll();
    return pooled != null ? pooled : ByteBuffer.allocateDirect(LARGE);
  }

  /// Gives a buffer back that nobody else holds.
  void give(ByteBuffer buffer) {
    if (buffer.capacity() == LARGE) {
      free.add(buffer.clear());
      allowed.release();
    }
  }

  /// Forgets a buffer that the network may still hold after a failed write.
  void forget(ByteBuffer buffer) {
    if (buffer.capacity() == LARGE) {
      allowed.release();
    }
  }
}
