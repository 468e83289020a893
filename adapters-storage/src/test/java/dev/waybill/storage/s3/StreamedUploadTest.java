package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.StorageUnavailable;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Blobs in parts, with and without memory to gather them in.
class StreamedUploadTest {
  private static final int WRITTEN_AT_ONCE = 100_000;

  /// The columns: slabs that there are, length, and what is announced (-1: nothing).
  @ParameterizedTest
  @CsvSource({
    "1000, 300000, -1",
    "1000, 5242880, -1",
    "1000, 11000000, 11000300",
    "0, 70000, 70300",
    "1, 70000, 70300",
    "0, 5242880, -1",
    "1, 5242881, -1",
    "1, 6000000, 6000300",
    "2, 11000000, 11000300",
    "2, 11000000, 99000000",
    "40, 11000000, -1"
  })
  void aBlobHasTheBytesThatWereWritten(int slabs, int size, long announced) {
    var pool = new SlabPool(slabs);
    var bytes = Blobs.bytes(size);
    try (var store = S3BlobStore.open(InProcessS3.started().settings(), Timeouts.USUAL, pool)) {
      try (var sink =
          store.create(
              Blobs.ref(1), announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced))) {
        for (int at = 0; at < size; at += WRITTEN_AT_ONCE) {
          sink.write(ByteBuffer.wrap(bytes, at, Math.min(WRITTEN_AT_ONCE, size - at)));
        }
        sink.finish();
        assertThat(store.open(Blobs.ref(1))).isEmpty();
        sink.publish();
      }

      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(bytes);
      assertThat(pool.taken()).isZero();
      assertThat(pool.keep(slabs / 4)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "0, 6000000", "1, 6000000", "1000, 6000000", "1000, 100"})
  void whatIsClosedEarlyLeavesNothing(int slabs, int size) {
    var pool = new SlabPool(slabs);
    var settings = InProcessS3.started().settings();
    try (var store = S3BlobStore.open(settings, Timeouts.USUAL, pool)) {
      try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
        sink.write(ByteBuffer.wrap(Blobs.bytes(size)));
      }
      try (var sink = store.create(Blobs.ref(2), OptionalLong.empty())) {
        sink.write(ByteBuffer.wrap(Blobs.bytes(size)));
        sink.finish();
      }

      assertThat(pool.taken()).isZero();
      assertThat(pool.keep(slabs / 4)).isTrue();
      // This server needs a moment to see that a part was broken off.
      Eventually.hold(
          () -> {
            assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
            assertThat(Leftovers.in(settings)).isEmpty();
          });
    }
  }

  /// An orphan sweep of a server that is alone goes up to the current hour.
  @Test
  void aSweepEndsOnlyUploadsThatNobodyHereIsWriting() {
    var settings = InProcessS3.started().settings();
    var bytes = Blobs.bytes(6_000_000);
    try (var store = S3BlobStore.open(settings, Timeouts.USUAL, new SlabPool(1000));
        var dead = S3BlobStore.open(settings, Timeouts.USUAL, new SlabPool(1000));
        var sink = store.create(Blobs.ref(1), OptionalLong.empty());
        var orphan = dead.create(Blobs.ref(2), OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(bytes));
      orphan.write(ByteBuffer.wrap(bytes));
      assertThat(Leftovers.unfinished(settings)).hasSize(2);

      assertThat(Blobs.listed(store, Blobs.key(1).hour())).isEmpty();
      assertThat(Leftovers.unfinished(settings)).hasSize(2);
      assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
      assertThat(Leftovers.unfinished(settings)).containsExactly("waybill/blobs/" + Blobs.key(1));

      sink.finish();
      sink.publish();
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(
              () -> {
                orphan.finish();
                orphan.publish();
              });
      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(bytes);
    }
  }
}
