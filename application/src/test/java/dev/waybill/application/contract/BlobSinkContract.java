package dev.waybill.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.application.port.BlobStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The part of [BlobStoreContract] about writing.
public interface BlobSinkContract {
  BlobStore store();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 131_071, 131_072, 131_073, 3 * 1024 * 1024})
  default void aPublishedBlobHasTheBytesThatWereWritten(int size) {
    Blobs.put(store(), Blobs.key(1), Blobs.bytes(size));

    assertThat(Blobs.read(store(), Blobs.key(1))).hasValue(Blobs.bytes(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 16_384, 131_072, 131_073, 200_000})
  default void itDoesNotMatterInWhatPortionsTheBytesCome(int portion) {
    var bytes = Blobs.bytes(700_001);
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      for (int at = 0; at < bytes.length; at += portion) {
        sink.write(ByteBuffer.wrap(bytes, at, Math.min(portion, bytes.length - at)));
      }
      sink.finish();
      sink.publish();
    }

    assertThat(Blobs.read(store(), Blobs.key(1))).hasValue(bytes);
  }

  @Test
  default void aBlobWithoutAnyWriteIsEmpty() {
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      sink.finish();
      sink.publish();
    }

    assertThat(Blobs.read(store(), Blobs.key(1))).hasValue(new byte[0]);
  }

  @Test
  default void everyKindOfBufferIsTakenWhole() {
    var bytes = Blobs.bytes(300);
    var heap = ByteBuffer.wrap(bytes.clone(), 0, 100).slice();
    var direct =
        ByteBuffer.allocateDirect(120).position(10).put(bytes, 100, 100).flip().position(10);
    var readOnly = ByteBuffer.wrap(bytes.clone()).position(200).asReadOnlyBuffer();
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      for (var buffer : new ByteBuffer[] {heap, direct, readOnly}) {
        var limit = buffer.limit();
        sink.write(buffer);
        assertThat(buffer.position()).isEqualTo(limit);
        assertThat(buffer.limit()).isEqualTo(limit);
      }
      sink.finish();
      sink.publish();
    }

    assertThat(Blobs.read(store(), Blobs.key(1))).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 131_072, 200_000})
  default void theBufferIsTheCallersAgainAfterAWrite(int size) {
    var buffer = Blobs.bytes(size);
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(buffer));
      Arrays.fill(buffer, (byte) 7);
      sink.finish();
      sink.publish();
    }

    assertThat(Blobs.read(store(), Blobs.key(1))).hasValue(Blobs.bytes(size));
  }

  @Test
  default void nothingIsVisibleBeforeThePublish() {
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      assertNothingThere();
      sink.write(ByteBuffer.wrap(Blobs.bytes(200_000)));
      assertNothingThere();
      sink.finish();
      assertNothingThere();
      sink.publish();
    }

    assertThat(Blobs.read(store(), Blobs.key(1))).isPresent();
  }

  @Test
  default void closeWithoutAPublishLeavesNothing() {
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      assertThat(sink).isNotNull();
    }
    assertNothingThere();
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(Blobs.bytes(200_000)));
    }
    assertNothingThere();
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(Blobs.bytes(10)));
      sink.finish();
    }
    assertNothingThere();
  }

  @Test
  default void closeAfterThePublishKeepsTheBlob() {
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      sink.finish();
      sink.publish();
      sink.close();
      sink.close();
    }

    assertThat(Blobs.read(store(), Blobs.key(1))).isPresent();
  }

  @Test
  default void publishNeedsAFinish() {
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      assertThatIllegalStateException().isThrownBy(sink::publish);
    }

    assertNothingThere();
  }

  @Test
  default void nothingIsWrittenAfterTheFinish() {
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty())) {
      sink.finish();
      assertThatIllegalStateException().isThrownBy(() -> sink.write(ByteBuffer.allocate(1)));
    }

    assertNothingThere();
  }

  @Test
  default void finishAndPublishAreForOnce() {
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty());
        var other = store().create(Blobs.ref(2), OptionalLong.empty())) {
      sink.finish();
      assertThatIllegalStateException().isThrownBy(sink::finish);
      other.finish();
      other.publish();
      assertThatIllegalStateException().isThrownBy(other::publish);
    }

    assertThat(Blobs.read(store(), Blobs.key(2))).isPresent();
  }

  @Test
  default void aClosedSinkTakesNothing() {
    var sink = store().create(Blobs.ref(1), OptionalLong.empty());
    sink.close();

    assertThatIllegalStateException().isThrownBy(() -> sink.write(ByteBuffer.allocate(1)));
    assertThatIllegalStateException().isThrownBy(sink::finish);
    assertThatIllegalStateException().isThrownBy(sink::publish);
    assertNothingThere();
  }

  @Test
  default void manyWriteAtTheSameTime() {
    Blobs.concurrently(32, n -> Blobs.put(store(), Blobs.key(n), Blobs.bytes(100_000 + n)));

    for (int n = 0; n < 32; n++) {
      assertThat(Blobs.read(store(), Blobs.key(n))).hasValue(Blobs.bytes(100_000 + n));
    }
  }

  private void assertNothingThere() {
    assertThat(store().open(Blobs.ref(1))).isEmpty();
    assertThat(Blobs.listed(store(), Blobs.LATER)).isEmpty();
  }
}
