package dev.waybill.storage.encryption;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Room for one encrypted segment each: an upload under way has one, a download two. On the heap:
/// the JDK's AES-GCM copies what is not. No more than [#MOST_IDLE] are kept for later.
final class SegmentBuffers {
  /// 8 MiB.
  static final int MOST_IDLE = 128;

  private final BlockingQueue<byte[]> idle = new ArrayBlockingQueue<>(MOST_IDLE);

  /// A buffer for the caller alone, with anything in it.
  byte[] take() {
    byte @Nullable [] reused = idle.poll();
    return reused != null ? reused : new byte[Segments.SEALED];
  }

  /// Nobody else may hold it any more.
  void giveBack(byte[] buffer) {
    var _ = idle.offer(buffer);
  }
}
