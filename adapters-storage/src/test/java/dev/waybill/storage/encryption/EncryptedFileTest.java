package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.storage.disk.DiskBlobStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damage to files, while they are read and before.
final class EncryptedFileTest {
  private static final int SIZE = 3 * Segments.PLAIN;

  @TempDir private Path directory;
  private BlobStore store;

  @BeforeEach
  void open() {
    store = EncryptingBlobStore.around(DiskBlobStore.open(directory, ByteCount.ZERO));
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
  }

  @Test
  void aByteThatRottedIsFoundAndWhatCameBeforeWasRight() throws IOException {
    try (var file = file()) {
      file.write(ByteBuffer.wrap(new byte[3]), Segments.SEALED + 100);
    }
    try (var source = source()) {
      assertThat(faulty(source)).isEqualTo(Arrays.copyOf(Blobs.bytes(SIZE), Segments.PLAIN));
      assertThat(Blobs.read(source, 2L * Segments.PLAIN, Segments.PLAIN))
          .isEqualTo(Arrays.copyOfRange(Blobs.bytes(SIZE), 2 * Segments.PLAIN, SIZE));
    }
  }

  @Test
  void aFileThatWasCutAtTheEndOfASegmentIsFound() throws IOException {
    cut(2L * Segments.SEALED);
    try (var source = source()) {
      assertThat(source.size()).isEqualTo(2L * Segments.PLAIN);
      assertThat(faulty(source)).isEqualTo(Arrays.copyOf(Blobs.bytes(SIZE), Segments.PLAIN));
    }
  }

  @Test
  void aFileThatShrinksWhileItIsOpenIsAFaultOfStorage() throws IOException {
    try (var source = source()) {
      cut(2L * Segments.SEALED);
      assertThat(faulty(source)).isEmpty();
    }
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsAFaultOfStorage() throws IOException {
    try (var file = file()) {
      var plain = new MemoryTarget();
      var window = Window.of(new Segments(SIZE), 0, SIZE);
      var buffers = new SegmentBuffers();
      var target =
          new DecryptingTarget(
              window, SegmentCipher.of(Blobs.ref(1)), buffers.take(), buffers.take(), plain);
      file.truncate(Segments.SEALED + 5);

      assertThatExceptionOfType(StorageFault.class)
          .isThrownBy(() -> target.transferFrom(file, 0, window.sealedLength()))
          .withMessage("cannot read a blob");
      assertThat(plain.bytes()).isEqualTo(Arrays.copyOf(Blobs.bytes(SIZE), Segments.PLAIN));
    }
  }

  /// What was handed on before the fault.
  private static byte[] faulty(BlobSource source) {
    var target = new MemoryTarget();
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> source.writeTo(0, source.size(), target));
    return target.bytes();
  }

  private BlobSource source() {
    return store.open(Blobs.ref(1)).orElseThrow();
  }

  private FileChannel file() throws IOException {
    return FileChannel.open(
        directory.resolve("blobs/" + Blobs.key(1)),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private void cut(long size) throws IOException {
    try (var file = file()) {
      file.truncate(size);
    }
  }
}
