package dev.waybill.rest.container;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;

/// Buffers between files and sockets. 512 KiB is what costs least CPU; there are only so many of
/// them, and a transfer that finds none (many slow readers) goes on with a small one instead of
/// waiting.
final class TransferBuffers {
  static final int LARGE = 512 << 10;
  static final int SMALL = 16 << 10;

  private final Semaphore allowed;
  private final ArrayBlockingQueue<ByteBuffer> free;

  TransferBuffers(int large) {
    allowed = new Semaphore(large);
    free = new ArrayBlockingQueue<>(large);
  }

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
