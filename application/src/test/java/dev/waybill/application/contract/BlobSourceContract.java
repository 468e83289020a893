package dev.waybill.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The part of [BlobStoreContract] about reading.
public interface BlobSourceContract {
  /// Of the blob that these tests read.
  int SIZE = 300_000;

  BlobStore store();

  @Test
  default void anUnknownKeyOpensNothing() {
    assertThat(store().open(Blobs.ref(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "300000,0", "1,0", "0,1", "299999,1", "0,300000", "65535,140000"})
  default void aRangeIsThoseBytes(int offset, int length) {
    try (var source = stored()) {
      assertThat(source.size()).isEqualTo(SIZE);
      assertThat(Blobs.read(source, offset, length))
          .isEqualTo(Arrays.copyOfRange(Blobs.bytes(SIZE), offset, offset + length));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1,1",
    "0,-1",
    "0,300001",
    "300000,1",
    "300001,0",
    "1,9223372036854775807",
    "9223372036854775807,9223372036854775807"
  })
  default void aRangeOutsideIsAMistake(long offset, long length) {
    try (var source = stored()) {
      var target = new MemoryTarget();
      assertThatIllegalArgumentException().isThrownBy(() -> source.writeTo(offset, length, target));
      assertThat(target.bytes()).isEmpty();
    }
  }

  @Test
  default void aSourceCanBeReadAgain() {
    try (var source = stored()) {
      assertThat(Blobs.read(source, 0, SIZE)).isEqualTo(Blobs.bytes(SIZE));
      assertThat(Blobs.read(source, 0, SIZE)).isEqualTo(Blobs.bytes(SIZE));
    }
  }

  @Test
  default void theTargetsFaultIsHandedOnAndTheSourceStaysUsable() {
    var gone = new IOException("the reader is gone");
    try (var source = stored()) {
      assertThatThrownBy(() -> source.writeTo(0, SIZE, failing(gone))).isSameAs(gone);
      assertThat(Blobs.read(source, 0, SIZE)).isEqualTo(Blobs.bytes(SIZE));
    }
  }

  @Test
  default void anOpenSourceSurvivesTheDelete() {
    try (var source = stored()) {
      store().delete(Blobs.key(1));
      assertThat(store().open(Blobs.ref(1))).isEmpty();
      assertThat(Blobs.read(source, 0, SIZE)).isEqualTo(Blobs.bytes(SIZE));
    }
  }

  @Test
  default void aSourceMayBeClosedTwice() {
    var source = stored();
    source.close();
    source.close();
  }

  @Test
  default void whoReadsDuringADeleteGetsAllOrNothing() {
    for (int round = 0; round < 20; round++) {
      Blobs.put(store(), Blobs.key(1), Blobs.bytes(SIZE));
      Blobs.concurrently(
          8,
          n -> {
            if (n == 4) {
              store().delete(Blobs.key(1));
            } else {
              Blobs.read(store(), Blobs.key(1))
                  .ifPresent(bytes -> assertThat(bytes).isEqualTo(Blobs.bytes(SIZE)));
            }
          });
      assertThat(store().open(Blobs.ref(1))).isEmpty();
    }
  }

  private BlobSource stored() {
    Blobs.put(store(), Blobs.key(1), Blobs.bytes(SIZE));
    return store().open(Blobs.ref(1)).orElseThrow();
  }

  private static BlobTarget failing(IOException fault) {
    return new BlobTarget() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        throw fault;
      }

      @Override
      public void transferFrom(FileChannel file, long position, long count) throws IOException {
        throw fault;
      }
    };
  }
}
