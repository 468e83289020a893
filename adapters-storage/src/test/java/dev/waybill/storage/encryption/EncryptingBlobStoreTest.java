package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.StorageUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncryptingBlobStoreTest {
  private static final int SIZE = 3 * Segments.PLAIN;

  private final FakeBlobStore below = new FakeBlobStore();
  private final RecordingStore inner = new RecordingStore(below);
  private final EncryptingBlobStore store = EncryptingBlobStore.around(inner);

  @ParameterizedTest
  @CsvSource({
    "0, 16",
    "1, 17",
    "65535, 65551",
    "65536, 65552",
    "65537, 65569",
    "131072, 131104",
    "131073, 131121"
  })
  void theLengthOfEitherFormFollowsFromTheOthers(int plain, int sealed) {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(plain));

    assertThat(stored(1)).hasSize(sealed);
    assertThat(new Segments(plain).sealedSize()).isEqualTo(sealed);
    assertThat(Segments.ofSealed(sealed).plainSize()).isEqualTo(plain);
    assertThat(inner.announced()).hasValue(sealed);
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      assertThat(source.size()).isEqualTo(plain);
    }
  }

  @Test
  void whatLiesBelowIsNotWhatWasWritten() {
    Blobs.put(store, Blobs.key(1), new byte[SIZE]);
    Blobs.put(store, Blobs.key(2), new byte[SIZE]);

    var segments =
        List.of(
            Arrays.copyOf(stored(1), Segments.PLAIN),
            Arrays.copyOfRange(stored(1), Segments.SEALED, Segments.SEALED + Segments.PLAIN),
            Arrays.copyOf(stored(2), Segments.PLAIN),
            new byte[Segments.PLAIN]);
    assertThat(segments).doesNotHaveDuplicates();
  }

  @Test
  void theStoreBelowGetsToSeeNoDataKey() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    store.open(Blobs.ref(1)).orElseThrow().close();

    assertThat(inner.refs()).hasSize(2).containsOnly(BlobRef.plain(Blobs.key(1)));
  }

  @Test
  void aBlobWithoutADataKeyPassesThrough() {
    var plain = BlobRef.plain(Blobs.key(1));
    try (var sink = store.create(plain, OptionalLong.of(70_000))) {
      sink.write(ByteBuffer.wrap(Blobs.bytes(70_000)));
      sink.finish();
      sink.publish();
    }

    assertThat(inner.announced()).hasValue(70_000);
    assertThat(stored(1)).isEqualTo(Blobs.bytes(70_000));
    try (var source = store.open(plain).orElseThrow()) {
      assertThat(source.size()).isEqualTo(70_000);
      assertThat(Blobs.read(source, 5, 7))
          .isEqualTo(Arrays.copyOfRange(Blobs.bytes(70_000), 5, 12));
    }
  }

  @Test
  void aRangeIsReadFromTheSegmentsThatCoverIt() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      Blobs.read(source, Segments.PLAIN, Segments.PLAIN);
      Blobs.read(source, Segments.PLAIN - 1L, 2);
      Blobs.read(source, SIZE - 1L, 1);
    }

    assertThat(inner.ranges())
        .containsExactly(
            new RecordingStore.Range(Segments.SEALED, Segments.SEALED),
            new RecordingStore.Range(0, 2L * Segments.SEALED),
            new RecordingStore.Range(2L * Segments.SEALED, Segments.SEALED));
  }

  @Test
  void noHintIsPassedOnAsNone() {
    store.create(Blobs.ref(1), OptionalLong.empty()).close();
    assertThat(inner.announced()).isEmpty();
    store.create(Blobs.ref(1), OptionalLong.of(Long.MAX_VALUE)).close();
    assertThat(inner.announced()).isEmpty();
  }

  @Test
  void aBatchOfDeletesStaysOne() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    Blobs.put(store, Blobs.key(2), Blobs.bytes(10));

    assertThat(store.deleteAll(List.of(Blobs.key(1), Blobs.key(2)))).hasSize(2);
    assertThat(inner.batches()).isEqualTo(1);
    assertThat(below.keys()).isEmpty();
  }

  @Test
  void aWriteThatFailedIsNotGoneOnWith() {
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      below.failAt(Step.WRITE, new StorageUnavailable("told to fail"));
      var bytes = ByteBuffer.wrap(Blobs.bytes(SIZE));
      assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> sink.write(bytes));
      below.heal();

      assertThatIllegalStateException().isThrownBy(() -> sink.write(ByteBuffer.allocate(1)));
      assertThatIllegalStateException().isThrownBy(sink::finish);
      assertThatIllegalStateException().isThrownBy(sink::publish);
    }
    assertThat(below.openSinks()).isZero();
    assertThat(below.keys()).isEmpty();
  }

  /// Whatever the sink below makes of going on: some of the segment may be there already.
  @Test
  void aWriteThatFailedOnceIsNotGoneOnWith() {
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      inner.failNextWrite(new StorageUnavailable("told to fail"));
      var bytes = ByteBuffer.wrap(Blobs.bytes(SIZE));
      assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> sink.write(bytes));

      assertThatIllegalStateException().isThrownBy(() -> sink.write(ByteBuffer.allocate(1)));
      assertThatIllegalStateException().isThrownBy(sink::finish);
    }
  }

  /// The gathered bytes go down with the finish.
  @Test
  void aFinishThatFailedIsNotGoneOnWith() {
    for (var step : List.of(Step.WRITE, Step.FINISH, Step.PUBLISH)) {
      try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
        sink.write(ByteBuffer.wrap(Blobs.bytes(10)));
        below.failAt(step, new StorageUnavailable("told to fail"));
        assertThatExceptionOfType(StorageUnavailable.class)
            .isThrownBy(
                () -> {
                  sink.finish();
                  sink.publish();
                });
        below.heal();
        assertThatIllegalStateException().isThrownBy(sink::publish);
      }
    }
    assertThat(below.openSinks()).isZero();
    assertThat(below.keys()).isEmpty();
  }

  @Test
  void whatCannotBeAnEncryptedBlobIsClosedAgain() {
    below.put(Blobs.key(1), new byte[5]);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> store.open(Blobs.ref(1)))
        .withMessage("a blob of 5 bytes is not an encrypted blob");
    assertThat(below.openSources()).isZero();
  }

  @Test
  void aTargetThatFailsLaterHasHadWholeSegments() throws IOException {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    var gone = new IOException("the reader is gone");
    var target = new LimitedTarget(2, gone);
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      assertThatThrownBy(() -> source.writeTo(7, SIZE - 7L, target)).isSameAs(gone);
      assertThat(target.bytes.bytes())
          .isEqualTo(Arrays.copyOfRange(Blobs.bytes(SIZE), 7, 2 * Segments.PLAIN));
      assertThat(Blobs.read(source, 0, SIZE)).isEqualTo(Blobs.bytes(SIZE));
    }
  }

  @Test
  void aSourceBelowThatEndsEarlyIsNoSuccess() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    inner.endEarlyBy(1);
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> source.writeTo(0, SIZE, new MemoryTarget()))
          .withMessage("an encrypted blob ended 1 bytes early");
    }
  }

  @Test
  void aSourceBelowThatGivesTooMuchIsNoSuccess() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    inner.endEarlyBy(-1);
    var target = new MemoryTarget();
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> source.writeTo(0, 10, target))
          .withMessage("the store sent more of a blob than was requested");
    }
    assertThat(target.bytes()).isEmpty();
  }

  private byte[] stored(int n) {
    try (var source = below.open(BlobRef.plain(Blobs.key(n))).orElseThrow()) {
      return Blobs.read(source, 0, source.size());
    }
  }

  /// Takes so many portions and then fails.
  private static final class LimitedTarget implements BlobTarget {
    private final MemoryTarget bytes = new MemoryTarget();
    private final IOException fault;
    private int left;

    LimitedTarget(int left, IOException fault) {
      this.left = left;
      this.fault = fault;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
      if (left-- == 0) {
        throw fault;
      }
      bytes.write(from);
    }

    @Override
    public void transferFrom(FileChannel file, long position, long count) {
      throw new AssertionError("a decrypted blob is no file");
    }
  }
}
