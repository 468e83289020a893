package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Writing to a store that fails.
class WriteFaultsTest {
  private static final int LARGE = 12_000_000;
  private static final Duration MOST = Duration.ofSeconds(8);

  private final FaultProxy network = FaultProxy.to(InProcessS3.started().port());
  private final S3BlobStore.Settings settings =
      InProcessS3.settings(
          URI.create("http://127.0.0.1:" + network.port()), InProcessS3.started().newBucket());

  @AfterEach
  void close() {
    network.close();
  }

  private S3BlobStore store(int slabs) {
    return S3BlobStore.open(settings, Impatience.SHORT, new SlabPool(slabs));
  }

  @ParameterizedTest
  @CsvSource({"100, 1000", "12000000, 1000", "12000000, 0"})
  void aStoreThatIsDownIsNoticedAtOnce(int size, int slabs) {
    try (var store = store(slabs)) {
      network.refuse();
      Impatience.within(MOST, () -> assertFails(store, size));
      network.pass();
      Blobs.put(store, Blobs.key(1), Blobs.bytes(size));
      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(size));
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 1000", "12000000, 1000", "12000000, 0"})
  void aStoreThatHangsIsGivenUp(int size, int slabs) {
    try (var store = store(slabs)) {
      network.stall();
      Impatience.within(MOST, () -> assertFails(store, size));
    }
  }

  @Test
  void aStoreThatHangsInTheMiddleIsGivenUp() {
    try (var store = store(0)) {
      network.onRequest("partNumber=2", network::stall);
      Impatience.within(MOST, () -> assertFails(store, LARGE));
      network.pass();
      assertNothingIsLeft(store);
    }
  }

  @Test
  void theLookWhetherItIsThereTakesLessThanASecond() {
    try (var store = store(10)) {
      Eventually.hold(
          () ->
              assertThatExceptionOfType(StorageUnavailable.class)
                  .isThrownBy(
                      () -> {
                        network.refuse();
                        Impatience.within(Duration.ofSeconds(1), store::requireAvailable);
                      }));
      network.pass();
      store.requireAvailable();
      network.stall();
      Eventually.hold(
          () ->
              assertThatExceptionOfType(StorageUnavailable.class)
                  .isThrownBy(
                      () -> Impatience.within(Duration.ofSeconds(1), store::requireAvailable)));
    }
  }

  @Test
  void aGatheredPartThatBreaksIsSentAgain() {
    try (var store = store(1000)) {
      network.onRequest(
          "partNumber=2",
          () -> {
            network.pass();
            network.reset();
          });

      Blobs.put(store, Blobs.key(1), Blobs.bytes(LARGE));

      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(LARGE));
    }
  }

  @Test
  void aStreamedPartThatBreaksEndsTheUpload() {
    try (var store = store(0)) {
      network.cutRequestsAfter(6_000_000);
      Impatience.within(MOST, () -> assertFails(store, LARGE));
      network.pass();
      assertNothingIsLeft(store);
    }
  }

  /// The request is answered late or never: whether the blob is there is not known. It may even
  /// come after it was taken back.
  @ParameterizedTest
  @ValueSource(ints = {100, LARGE})
  void whatMayOrMayNotBePublishedIsTakenBack(int size) {
    var taken = new CountDownLatch(1);
    try (var store = store(1000)) {
      try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
        sink.write(ByteBuffer.wrap(Blobs.bytes(size)));
        sink.finish();
        network.onRequest("HTTP/1.1", network::reset);
        assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(sink::publish);
        network.pass();
        network.onRequest("DELETE ", taken::countDown);
      }
      assertThat(taken.getCount()).isZero();
      assertNothingIsLeftBySweeps(store);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "503, SlowDown, 7",
    "503, ServiceUnavailable, 7",
    "429, TooManyRequests, 7",
    "500, InternalError, 3",
    "403, AccessDenied, 1"
  })
  void whatPassesIsTriedAgainAFewTimes(int status, String code, int tries) {
    try (var server = new ScriptedS3();
        var store = S3BlobStore.open(server.settings(), Impatience.SHORT, new SlabPool(10));
        var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(Blobs.bytes(10)));
      sink.finish();
      server.refuse("PUT", status, code);
      server.requests();

      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(sink::publish)
          .withMessage(
              "cannot publish a blob: %s (%s) at PutObject, try %s, request 4711",
              code, status, tries);
      assertThat(server.requests()).isEqualTo(tries);
    }
  }

  @Test
  void anAnswerThatIsNotOfS3IsAFault() {
    try (var server = new ScriptedS3();
        var store = S3BlobStore.open(server.settings(), Impatience.SHORT, new SlabPool(10))) {
      server.answer("*", 503, "<html>Service Unavailable</html>");

      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> store.open(Blobs.ref(1)));
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> store.delete(Blobs.key(1)));
      assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(store::probe);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, QuotaExceeded",
    "400, XMinioAdminBucketQuotaExceeded",
    "507, XMinioStorageFull",
    "507, anything"
  })
  void aFullStoreIsFull(int status, String code) {
    try (var server = new ScriptedS3();
        var store = S3BlobStore.open(server.settings(), Impatience.SHORT, new SlabPool(10))) {
      server.refuse("PUT", status, code);

      assertThatExceptionOfType(StorageFull.class).isThrownBy(store::probe);
    }
  }

  private static void assertFails(S3BlobStore store, int size) {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> Blobs.put(store, Blobs.key(1), Blobs.bytes(size)));
  }

  /// After one sweep; the server may need a moment to see that a request was broken off.
  private void assertNothingIsLeft(S3BlobStore store) {
    Eventually.hold(
        () -> {
          assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
          assertThat(Leftovers.in(settings)).isEmpty();
        });
  }

  /// What came late is an orphan like any other.
  private void assertNothingIsLeftBySweeps(S3BlobStore store) {
    Eventually.hold(
        () -> {
          store.deleteAll(Blobs.listed(store, Blobs.LATER));
          assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
          assertThat(Leftovers.in(settings)).isEmpty();
        });
  }
}
