package dev.waybill.application.contract;

import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/// Keys, bytes and the usual steps for tests of blob stores.
public final class Blobs {
  /// The hour of [#key(int)].
  public static final String HOUR = "2026112310";

  /// Later than the hour of any key a test makes.
  public static final String LATER = "2099010100";

  private Blobs() {}

  /// The n-th key of the hour, among eight folders.
  public static BlobKey key(String hour, int n) {
    return new BlobKey("%s/%02x/%02x%030x".formatted(hour, n % 8, n % 8, n));
  }

  public static BlobKey key(int n) {
    return key(HOUR, n);
  }

  /// Another each time, of the present hour.
  public static BlobKey fresh() {
    var random = new byte[BlobKey.RANDOM_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return BlobKey.of(Instant.now(), random);
  }

  /// With a data key of its own: stores that do not encrypt take no notice.
  public static BlobRef ref(BlobKey key) {
    return new BlobRef(key, Optional.of(DataKey.of(dataKey(key))));
  }

  public static BlobRef ref(int n) {
    return ref(key(n));
  }

  private static byte[] dataKey(BlobKey key) {
    var bytes = new byte[DataKey.BYTES];
    new Random(key.hashCode()).nextBytes(bytes);
    return bytes;
  }

  /// Always the same bytes for one size.
  public static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /// Stages, finishes and publishes.
  public static void put(BlobStore store, BlobKey key, byte[] bytes) {
    try (var sink = store.create(ref(key), OptionalLong.of(bytes.length))) {
      sink.write(ByteBuffer.wrap(bytes));
      sink.finish();
      sink.publish();
    }
  }

  /// The whole blob, or empty where there is none.
  public static Optional<byte[]> read(BlobStore store, BlobKey key) {
    var opened = store.open(ref(key));
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (var source = opened.get()) {
      return Optional.of(read(source, 0, source.size()));
    }
  }

  public static byte[] read(BlobSource source, long offset, long length) {
    var target = new MemoryTarget();
    try {
      source.writeTo(offset, length, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.bytes();
  }

  public static List<BlobKey> listed(BlobStore store, String hour) {
    var found = new ArrayList<BlobKey>();
    store.listBefore(hour, found::add);
    return found;
  }

  /// Runs `task` with 0 to `count` - 1, each on a thread of its own, and waits for all.
  public static void concurrently(int count, IntConsumer task) {
    var running = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < count; n++) {
        var number = n;
        running.add(threads.submit(() -> task.accept(number)));
      }
    }
    running.forEach(Blobs::rethrow);
  }

  private static void rethrow(Future<?> done) {
    try {
      done.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
