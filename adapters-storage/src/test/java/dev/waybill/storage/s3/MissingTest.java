package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.BlobRange;
import dev.waybill.application.port.StorageUnavailable;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// A blob is missing where the store itself says so of its key. Else "restore it from a backup" is
/// said of thousands of files that are all there.
class MissingTest {
  private static final int SIZE = 1000;

  static final List<Arguments> ANSWERS =
      List.of(
          Arguments.of("a bucket that is gone", LyingFront.Lie.refusal(404, "NoSuchBucket")),
          Arguments.of("a right that is gone", LyingFront.Lie.refusal(403, "AccessDenied")),
          Arguments.of("a key that is gone", LyingFront.Lie.refusal(403, "InvalidAccessKeyId")),
          Arguments.of("another method", LyingFront.Lie.refusal(405, "MethodNotAllowed")),
          Arguments.of("404 and nothing", LyingFront.Lie.refusal(404, "x").without()),
          Arguments.of(
              "404 and a page",
              LyingFront.Lie.refusal(404, "x").without().with("Content-Type", "text/html")),
          Arguments.of("another key", LyingFront.Lie.missing("waybill/blobs/other")));

  private final LyingFront front = new LyingFront(InProcessS3.started().endpoint());
  private final S3BlobStore store =
      S3BlobStore.open(
          InProcessS3.settings(front.endpoint(), InProcessS3.started().newBucket()),
          Impatience.SHORT,
          new SlabPool(10));

  @AfterEach
  void close() {
    store.close();
    front.close();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ANSWERS")
  void nothingIsMissingWhereTheStoreDoesNotSaySo(String name, LyingFront.Lie answer) {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    front.lie(MissingTest::isRead, answer);

    assertThatExceptionOfType(StorageUnavailable.class)
        .as(name)
        .isThrownBy(() -> store.open(Blobs.ref(1)));
    assertThatExceptionOfType(StorageUnavailable.class)
        .as(name)
        .isThrownBy(() -> store.open(Blobs.ref(1), new BlobRange(SIZE, 0, SIZE)));
    assertThatExceptionOfType(StorageUnavailable.class)
        .as(name)
        .isThrownBy(() -> store.mark().read());

    front.tellTheTruth();
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(SIZE));
  }

  private static boolean isRead(HttpExchange exchange) {
    return List.of("GET", "HEAD").contains(exchange.getRequestMethod());
  }

  @Test
  void theOperatorReadsWhatTheStoreSaid() {
    front.lie(
        MissingTest::isRead,
        LyingFront.Lie.refusal(404, "NoSuchBucket").with("x-amz-request-id", "tx-17"));

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> store.open(Blobs.ref(1), new BlobRange(SIZE, 0, SIZE)))
        .withMessage("cannot open a blob: NoSuchBucket (404) at GetObject, try 1, request tx-17");
  }

  @Test
  void whatGoesIntoTheLogIsAWord() {
    front.lie(
        MissingTest::isRead,
        LyingFront.Lie.refusal(404, "NoSuchBucket").with("x-amz-request-id", "a b <script>"));

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> store.open(Blobs.ref(1), new BlobRange(SIZE, 0, SIZE)))
        .withMessage("cannot open a blob: NoSuchBucket (404) at GetObject, try 1");
  }

  @Test
  void oneThatIsMissingIs() {
    assertThat(store.open(Blobs.ref(1))).isEmpty();
    assertThat(store.open(Blobs.ref(1), new BlobRange(SIZE, 0, SIZE))).isEmpty();
    assertThat(store.open(Blobs.ref(1), new BlobRange(0, 0, 0))).isEmpty();
    front.lie(MissingTest::isRead, LyingFront.Lie.missing("waybill/blobs/" + Blobs.key(1)));
    assertThat(store.open(Blobs.ref(1))).isEmpty();
    assertThat(store.open(Blobs.ref(1), new BlobRange(SIZE, 0, SIZE))).isEmpty();
  }
}
