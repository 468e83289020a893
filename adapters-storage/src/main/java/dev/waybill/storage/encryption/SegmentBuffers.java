package dev.waybill.storage.encryption;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Room for one segment, plain and encrypted, for each transfer under way. On the heap: the JDK's
/// AES-GCM copies what is not. No more than [#MOST_IDLE] are kept for later.
final class SegmentBuffers {
  /// 8 MiB.
  static final int MOST_IDLE = 64;

  /// @param plain room for a whole segment
  /// @param sealed room for a whole segment
  @SuppressWarnings("ArrayRecordComponent")
  record Pair(byte[] plain, byte[] sealed) {}

  private final BlockingQueue<Pair> idle = new ArrayBlockingQueue<>(MOST_IDLE);

  /// Two buffers for the caller alone, with anything in them.
  Pair take() {
    @Nullable Pair reused = idle.poll();
    return reused != null ? reused : new Pair(new byte[Segments.PLAIN], new byte[Segments.SEALED]);
  }

  /// Nobody else may hold them any more.
  void giveBack(Pair pair) {
    var _ = idle.offer(pair);
  }
}
