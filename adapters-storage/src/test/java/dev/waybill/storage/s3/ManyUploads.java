package dev.waybill.storage.s3;

import dev.waybill.application.contract.Blobs;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/// A process of its own, with a heap of its own: writes many blobs at the same time to the store at
/// the first argument, as many as the second says, of as many MiB as the third says, the length
/// announced or not as the fourth says. Prints what it took.
final class ManyUploads {
  private static final int MIB = 1024 * 1024;

  /// As clients deliver them.
  private static final int PIECE = 16 * 1024;

  /// The store and all clients share the processors with whatever else runs: it is asked what they
  /// take, not how soon they are answered.
  private static final Timeouts PATIENT =
      new Timeouts(
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofMillis(100),
          Duration.ofMinutes(2));

  private ManyUploads() {}

  public static void main(String[] args) {
    var blobs = Integer.parseInt(args[1]);
    var size = Long.parseLong(args[2]) * MIB;
    var announced =
        Boolean.parseBoolean(args[3]) ? OptionalLong.of(size + 300) : OptionalLong.empty();
    var pool = SlabPool.ofHeap();
    var allAtOnce = new CountDownLatch(blobs);
    var began = System.nanoTime();
    var settings = InProcessS3.settings(URI.create(args[0]), "bucket");
    try (var store = S3BlobStore.open(settings, PATIENT, pool)) {
      Blobs.concurrently(
          blobs,
          n -> {
            try (var sink = store.create(Blobs.ref(n), announced)) {
              var piece = ByteBuffer.allocate(PIECE);
              sink.write(piece);
              allAtOnce.countDown();
              allAtOnce.await();
              for (long written = PIECE; written < size; written += PIECE) {
                sink.write(piece.rewind());
              }
              sink.finish();
              sink.publish();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
    }
    report(blobs * size / 1e9, (System.nanoTime() - began) / 1e9, pool);
  }

  private static void report(double gigabytes, double seconds, SlabPool pool) {
    var os =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(area -> area.getType() == MemoryType.HEAP)
            .mapToLong(area -> area.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        Locale.ROOT,
        "%.1f GB in %.1f s, %.2f CPU s/GB, heap at its highest %d MiB, slabs left in use %d%n",
        gigabytes,
        seconds,
        os.getProcessCpuTime() / 1e9 / gigabytes,
        peak / MIB,
        pool.taken());
  }
}
