package dev.waybill.storage.s3;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The memory that all uploads share to gather parts in, as slabs of 64 KiB. Nobody ever waits for
/// one: who gets none streams instead.
///
/// A second and further slab comes from the first half only, so that there is one left for those
/// who need no more: small blobs, and the ends of large ones.
final class SlabPool {
  static final int SLAB_BYTES = 64 * 1024;

  private static final int SHARE_OF_HEAP = 4;

  private final int slabs;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger kept = new AtomicInteger();
  private final ConcurrentLinkedQueue<byte[]> idle = new ConcurrentLinkedQueue<>();

  /// @param slabs how many there are at most
  SlabPool(int slabs) {
    this.slabs = slabs;
  }

  /// Of a quarter of the heap.
  static SlabPool ofHeap() {
    var bytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    return new SlabPool(Math.clamp(bytes / SLAB_BYTES, 2, Integer.MAX_VALUE));
  }

  byte @Nullable [] takeFirst() {
    return take(slabs);
  }

  byte @Nullable [] takeAnother() {
    return take(slabs / 2);
  }

  private byte @Nullable [] take(int most) {
    var before = taken.getAndUpdate(count -> count < most ? count + 1 : count);
    if (before >= most) {
      return null;
    }
    var reused = idle.poll();
    return reused == null ? new byte[SLAB_BYTES] : reused;
  }

  /// Whoever gives a slab back must not touch it again.
  void giveBack(byte[] slab) {
    idle.add(slab);
    taken.decrementAndGet();
  }

  /// Whether somebody may keep so many slabs for long. To be followed by [#letGo].
  boolean keep(int count) {
    var most = slabs / 4;
    var before = kept.getAndUpdate(now -> now + count <= most ? now + count : now);
    return before + count <= most;
  }

  void letGo(int count) {
    kept.addAndGet(-count);
  }

  /// How many are in use.
  int taken() {
    return taken.get();
  }
}
