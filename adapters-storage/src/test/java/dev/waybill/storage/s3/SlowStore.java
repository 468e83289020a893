package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.waybill.application.contract.Blobs;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A store that is there and not well: it refuses now and then, hangs when it is written to, or is
/// only slow.
abstract class SlowStore {
  private static final int SMALL = 1000;
  private static final int LARGE = 6_000_000;
  private static final LyingFront.Lie SLOW_DOWN = LyingFront.Lie.refusal(503, "SlowDown");

  private final S3BlobStore.Settings direct = settings();
  private final LyingFront front = new LyingFront(direct.endpoint());

  /// Of a new bucket of the real server.
  abstract S3BlobStore.Settings settings();

  @AfterEach
  void close() {
    front.close();
  }

  private S3BlobStore store(Timeouts timeouts) {
    return S3BlobStore.open(at(front.endpoint()), timeouts, new SlabPool(1000));
  }

  /// @param endpoint that stands before it
  private S3BlobStore.Settings at(URI endpoint) {
    return new S3BlobStore.Settings(
        endpoint,
        direct.region(),
        direct.bucket(),
        direct.prefix(),
        direct.accessKey(),
        direct.secretKey(),
        false,
        false,
        direct.authorities(),
        direct.trialKeys());
  }

  /// At most one of a hundred uploads and downloads fails, whatever call it is that is refused.
  @Test
  void whoeverIsRefusedThreeCallsOfTenGetsOn() {
    var chance = new Random(30);
    var failed = 0;
    try (var store = store(Impatience.SHORT)) {
      front.lie(_ -> chance.nextInt(10) < 3, SLOW_DOWN);
      for (int n = 0; n < 200; n++) {
        failed += isKept(store, n, n % 5 == 0 ? LARGE : SMALL) ? 0 : 1;
      }
    }
    assertThat(front.told()).as("refusals").isGreaterThan(200);
    assertThat(failed).as("of 200 uploads and downloads").isLessThanOrEqualTo(2);
  }

  /// The first are tried again and again; the store is believed then, until it takes calls again.
  @Test
  void whoeverIsRefusedEveryCallSoonDoesNotWaitForIt() {
    try (var store = store(Impatience.SHORT)) {
      front.lie(_ -> true, SLOW_DOWN);
      for (int n = 0; n < RetryBudget.MOST; n++) {
        assertFails(store, SMALL);
      }
      assertThat(front.told()).as("calls").isGreaterThan(RetryBudget.MOST);

      var before = front.told();
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> Blobs.read(store, Blobs.key(1)));
      assertThat(front.told()).as("calls of one read").isEqualTo(before + 1);

      front.tellTheTruth();
      for (int n = 0; n < 5; n++) {
        assertThat(isKept(store, n, SMALL)).isTrue();
      }
      front.lie(_ -> front.told() <= before + 2, SLOW_DOWN);
      assertThat(isKept(store, 6, SMALL)).isTrue();
    }
  }

  private static boolean isKept(S3BlobStore store, int n, int size) {
    try {
      store.requireAvailable(OptionalLong.of(size));
      Blobs.put(store, Blobs.key(n), Blobs.bytes(size));
      assertThat(Blobs.read(store, Blobs.key(n))).hasValue(Blobs.bytes(size));
      store.delete(Blobs.key(n));
      return true;
    } catch (UnavailableException refused) {
      return false;
    }
  }

  /// A request that was done may be answered by a fault of whoever stands between.
  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void anUploadThatIsCompleteIsSeenToBe(int status) {
    try (var store = store(Impatience.SHORT)) {
      front.lieAfterwards(
          exchange -> isMethod(exchange, "POST") && query(exchange).contains("uploadId"),
          LyingFront.Lie.refusal(status, "InternalError"));

      Blobs.put(store, Blobs.key(1), Blobs.bytes(LARGE));

      assertThat(front.told()).isPositive();
      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(LARGE));
    }
  }

  @Test
  void anAnswerThatIsLostIsAskedForAgain() {
    try (var network = FaultProxy.to(front.endpoint().getPort());
        var store =
            S3BlobStore.open(
                at(URI.create("http://127.0.0.1:" + network.port())),
                Impatience.SHORT,
                new SlabPool(1000))) {
      network.onRequest("?uploads", once(network));
      Blobs.put(store, Blobs.key(1), Blobs.bytes(LARGE));
      network.onRequest("uploadId=", once(network));
      Blobs.put(store, Blobs.key(2), Blobs.bytes(LARGE));

      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(LARGE));
      assertThat(Blobs.read(store, Blobs.key(2))).hasValue(Blobs.bytes(LARGE));
    }
  }

  private static Runnable once(FaultProxy network) {
    return () -> {
      network.pass();
      network.reset();
    };
  }

  /// As Ceph and others whose disks are full: whoever only reads notices nothing.
  @ParameterizedTest
  @ValueSource(ints = {SMALL, LARGE})
  void aWriteThatHangsCostsFiveSecondsAndTheNextOneIsRefusedAtOnce(int size) {
    try (var store = store(Timeouts.USUAL)) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SMALL));
      front.hang(exchange -> isMethod(exchange, "PUT"));

      Impatience.within(Duration.ofSeconds(6), () -> assertFails(store, size));
      for (int n = 0; n < 3; n++) {
        Impatience.within(Duration.ofSeconds(1), () -> assertRefused(store, size));
      }
      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(SMALL));

      front.tellTheTruth();
      store.requireAvailable(OptionalLong.of(size));
      Blobs.put(store, Blobs.key(2), Blobs.bytes(size));
    }
  }

  /// An object of this size is put together at once.
  @Test
  void aCompletionThatHangsCostsFiveSeconds() {
    try (var store = store(Timeouts.USUAL)) {
      front.hang(exchange -> isMethod(exchange, "POST") && query(exchange).contains("uploadId"));
      Impatience.within(Duration.ofSeconds(7), () -> assertFails(store, LARGE));
      front.tellTheTruth();
      Blobs.put(store, Blobs.key(2), Blobs.bytes(LARGE));
    }
  }

  private static void assertFails(S3BlobStore store, int size) {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> Blobs.put(store, Blobs.key(9), Blobs.bytes(size)));
  }

  private static void assertRefused(S3BlobStore store, int size) {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> store.requireAvailable(OptionalLong.of(size)));
  }

  /// It takes longer than it may stand still.
  @ParameterizedTest
  @ValueSource(ints = {0, 1000})
  void aStoreThatGetsOnIsWaitedFor(int slabs) {
    try (var network = FaultProxy.to(direct.endpoint().getPort());
        var store =
            S3BlobStore.open(
                at(URI.create("http://127.0.0.1:" + network.port())),
                Impatience.SHORT,
                new SlabPool(slabs))) {
      network.delay(Duration.ofMillis(slabs == 0 ? 20 : 30));
      var began = System.nanoTime();
      Blobs.put(store, Blobs.key(1), Blobs.bytes(5_000_000));
      var took = Duration.ofNanos(System.nanoTime() - began);

      assertThat(took).isGreaterThan(Impatience.SHORT.stall().multipliedBy(2));
      network.pass();
      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(5_000_000));
    }
  }

  private static boolean isMethod(HttpExchange exchange, String method) {
    return exchange.getRequestMethod().equals(method);
  }

  private static String query(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return query == null ? "" : query;
  }
}
