package dev.waybill.storage.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.size.ByteCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskFaultsTest {
  @TempDir private Path directory;

  @Test
  void aRootThatCannotBeADirectoryIsToldInASentence() throws IOException {
    var file = Files.createFile(directory.resolve("taken"));

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> DiskBlobStore.open(file, ByteCount.ZERO))
        .withMessage("The storage directory %s cannot be used: %s is not a directory", file, file);
  }

  @Test
  void aVolumeThatIsGoneIsAFaultAndNothingIsTakenForDeleted() throws IOException {
    var root = directory.resolve("root");
    var store = DiskBlobStore.open(root, ByteCount.ZERO);
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    Files.move(root, directory.resolve("elsewhere"));

    var gone = assertThatExceptionOfType(StorageUnavailable.class);
    gone.isThrownBy(() -> store.open(Blobs.ref(1)));
    gone.isThrownBy(() -> store.delete(Blobs.key(1)));
    gone.isThrownBy(() -> store.listBefore(Blobs.LATER, key -> {}));
    gone.isThrownBy(() -> store.create(Blobs.ref(2), OptionalLong.empty()));
    gone.isThrownBy(store::probe);

    Files.move(directory.resolve("elsewhere"), root);
    assertThat(Blobs.read(store, Blobs.key(1))).isPresent();
  }

  /// Uploads would be staged, and could not be published.
  @Test
  void aProbeFindsThatNoBlobCanComeIn() throws IOException {
    var store = DiskBlobStore.open(directory, ByteCount.ZERO);
    store.probe();
    var blobs = directory.resolve("blobs");
    Files.move(blobs, directory.resolve("elsewhere"));
    Files.createFile(blobs);

    var broken = assertThatExceptionOfType(StorageUnavailable.class);
    broken.isThrownBy(store::probe).withMessageContaining("Not a directory (blobs/probe)");
    broken
        .isThrownBy(() -> Blobs.put(store, Blobs.key(1), Blobs.bytes(10)))
        .withMessageContaining("cannot publish a blob")
        .withMessageContaining("(blobs/");

    Files.delete(blobs);
    Files.move(directory.resolve("elsewhere"), blobs);
    store.probe();
    assertThat(blobs.resolve("probe")).doesNotExist();
  }

  @Test
  void aBlobThatShrinksWhileItIsReadIsAFaultOfStorage() throws IOException {
    var store = DiskBlobStore.open(directory, ByteCount.ZERO);
    Blobs.put(store, Blobs.key(1), Blobs.bytes(1000));
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      truncate(Blobs.key(1).value(), 600);

      assertThat(Blobs.read(source, 0, 600)).hasSize(600);
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> source.writeTo(0, 601, new MemoryTarget()));
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> source.writeTo(0, 600, new Truncating()));
    }
  }

  @Test
  void withTheReserveUsedUpNothingBeginsAndTheRestGoesOn() {
    Blobs.put(DiskBlobStore.open(directory, ByteCount.ZERO), Blobs.key(1), Blobs.bytes(10));
    var store = DiskBlobStore.open(directory, new ByteCount(Long.MAX_VALUE));

    assertThatExceptionOfType(StorageFull.class)
        .isThrownBy(() -> store.create(Blobs.ref(2), OptionalLong.empty()));
    assertThatExceptionOfType(StorageFull.class).isThrownBy(store::probe);
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(10));
    store.delete(Blobs.key(1));
    assertThat(Tree.files(directory)).isEmpty();
  }

  @Test
  void noFileStaysOpen() throws IOException {
    var store = DiskBlobStore.open(directory, ByteCount.ZERO);
    useEveryWay(store);
    var before = openFiles();

    for (int round = 0; round < 20; round++) {
      useEveryWay(store);
    }

    assertThat(openFiles()).isEqualTo(before);
  }

  private static void useEveryWay(DiskBlobStore store) {
    store.create(Blobs.ref(1), OptionalLong.empty()).close();
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      sink.write(ByteBuffer.allocate(200_000));
    }
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      sink.finish();
    }
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    assertThat(Blobs.read(store, Blobs.key(1))).isPresent();
    assertThat(Blobs.listed(store, Blobs.LATER)).hasSize(1);
    store.probe();
    store.delete(Blobs.key(1));
  }

  private static long openFiles() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }

  private void truncate(String key, long size) throws IOException {
    var path = directory.resolve("blobs").resolve(key);
    try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  /// Finds the file shorter than it was a moment ago.
  private final class Truncating implements BlobTarget {
    @Override
    public void write(ByteBuffer bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void transferFrom(FileChannel file, long position, long count) throws IOException {
      truncate(Blobs.key(1).value(), 300);
      new MemoryTarget().transferFrom(file, position, count);
    }
  }
}
