package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.BlobRange;
import dev.waybill.storage.encryption.EncryptingBlobStore;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How many calls of S3 an upload and a download take, counted between us and the server: each is
/// paid for, and waited for.
class CallCountTest {
  private static final int SIZE = 300_000;
  private static final List<String> PARTS =
      List.of("CreateUpload", "UploadPart", "UploadPart", "CompleteUpload", "HeadObject");

  private final LyingFront front = new LyingFront(InProcessS3.started().endpoint());
  private final S3BlobStore store =
      S3BlobStore.open(
          InProcessS3.settings(front.endpoint(), InProcessS3.started().newBucket()),
          Timeouts.USUAL,
          new SlabPool(1000));

  @AfterEach
  void close() {
    store.close();
    front.close();
  }

  /// As a node does: it looks first, and knows about how long the blob will be.
  private void upload(int size) {
    front.calls();
    store.requireAvailable(OptionalLong.of(size));
    Blobs.put(store, Blobs.key(1), Blobs.bytes(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 262_144, 262_145, 3 * 1024 * 1024, 5 * 1024 * 1024})
  void anUploadOfUpToFiveMebibytesIsOneCall(int size) {
    upload(size);

    assertThat(front.calls()).containsExactly("PutObject");
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {5 * 1024 * 1024 + 1, 8 * 1024 * 1024})
  void aLongerOneIsItsPartsAndWhatProvesThem(int size) {
    upload(1);
    upload(size);

    assertThat(front.calls()).containsExactlyElementsOf(PARTS);
  }

  /// Nobody sends a gigabyte to learn that it cannot be kept.
  @Test
  void aLongOneLooksFirstWhereNothingWasWrittenLately() {
    upload(8 * 1024 * 1024);

    assertThat(front.calls()).startsWith("HeadBucket").endsWith(PARTS.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"0, 300000", "0, 1", "1, 299998", "299999, 1", "100000, 100000"})
  void aDownloadIsOneCallAndARangeToo(int offset, int length) {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    front.calls();

    try (var source = store.open(Blobs.ref(1), new BlobRange(SIZE, offset, length)).orElseThrow()) {
      assertThat(source.size()).isEqualTo(SIZE);
      assertThat(Blobs.read(source, offset, length))
          .isEqualTo(Arrays.copyOfRange(Blobs.bytes(SIZE), offset, offset + length));
    }
    assertThat(front.calls()).containsExactly("GetObject");
  }

  @Test
  void anEmptyBlobIsOneCallAndAMissingOneToo() {
    Blobs.put(store, Blobs.key(1), new byte[0]);
    front.calls();

    try (var source = store.open(Blobs.ref(1), new BlobRange(0, 0, 0)).orElseThrow()) {
      assertThat(source.size()).isZero();
    }
    assertThat(store.open(Blobs.ref(2), new BlobRange(SIZE, 0, SIZE))).isEmpty();
    assertThat(front.calls()).containsExactly("GetObject", "GetObject");
  }

  /// It is not missing: whoever asks learns how long it is.
  @ParameterizedTest
  @CsvSource({"200000, 0, 200000", "200000, 150000, 1", "10, 0, 10", "10, 0, 5"})
  void aBlobOfAnotherLengthSaysHowLongItIs(long expected, long offset, long length) {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(100));

    try (var source =
        store.open(Blobs.ref(1), new BlobRange(expected, offset, length)).orElseThrow()) {
      assertThat(source.size()).isEqualTo(100);
    }
  }

  /// A source may be read otherwise than was announced, again, or not at all.
  @Test
  void whatIsReadOtherwiseIsAskedForAgain() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    for (int round = 0; round < 100; round++) {
      try (var source = store.open(Blobs.ref(1), new BlobRange(SIZE, 0, SIZE)).orElseThrow()) {
        assertThat(source.size()).isEqualTo(SIZE);
      }
    }
    try (var source = store.open(Blobs.ref(1), new BlobRange(SIZE, 0, SIZE)).orElseThrow()) {
      assertThat(Blobs.read(source, 10, 20))
          .isEqualTo(Arrays.copyOfRange(Blobs.bytes(SIZE), 10, 30));
      assertThat(Blobs.read(source, 0, SIZE)).isEqualTo(Blobs.bytes(SIZE));
      assertThat(Blobs.read(source, 0, SIZE)).isEqualTo(Blobs.bytes(SIZE));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 300000", "65536, 65536", "65535, 2", "299999, 1", "0, 0"})
  void encryptedOnesAreReadByOneCallToo(int offset, int length) {
    var encrypting = EncryptingBlobStore.around(store);
    Blobs.put(encrypting, Blobs.key(1), Blobs.bytes(SIZE));
    front.calls();

    try (var source =
        encrypting.open(Blobs.ref(1), new BlobRange(SIZE, offset, length)).orElseThrow()) {
      assertThat(Blobs.read(source, offset, length))
          .isEqualTo(Arrays.copyOfRange(Blobs.bytes(SIZE), offset, offset + length));
    }
    assertThat(front.calls()).hasSize(1);
  }
}
