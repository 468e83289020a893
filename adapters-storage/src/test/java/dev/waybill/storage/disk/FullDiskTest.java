package dev.waybill.storage.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.StorageFull;
import dev.waybill.domain.size.ByteCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a volume that really runs full.
final class FullDiskTest {
  private static final int PAGE = 4096;
  private static final int SIZE = 300_000;

  @TempDir private Path directory;

  @Test
  void whereverTheDiskRunsFullTheBlobIsThereWholeOrNotAtAll() throws IOException {
    try (var volume = SmallVolume.mount(directory, "size=2m")) {
      var store = DiskBlobStore.open(volume.directory(), ByteCount.ZERO);
      Blobs.put(store, Blobs.key(0), Blobs.bytes(1000));
      int full = 0;
      for (int free = 0; free <= SIZE + 4 * PAGE; free += PAGE) {
        volume.fillUpTo(free);
        full += attempt(store) ? 0 : 1;
        store.listBefore(Blobs.LATER, key -> {});
      }

      assertThat(full).isBetween(SIZE / PAGE, SIZE / PAGE + 4);
      assertThat(Blobs.read(store, Blobs.key(0))).hasValue(Blobs.bytes(1000));
    }
  }

  /// Whether the blob could be stored; it is gone afterwards.
  private static boolean attempt(DiskBlobStore store) {
    try {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    } catch (StorageFull full) {
      assertThat(store.open(Blobs.ref(1))).isEmpty();
      assertThat(Blobs.listed(store, Blobs.LATER)).containsExactly(Blobs.key(0));
      return false;
    }
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(SIZE));
    store.delete(Blobs.key(1));
    return true;
  }

  @Test
  void aFailedUploadGivesItsRoomBack() throws IOException {
    try (var volume = SmallVolume.mount(directory, "size=2m")) {
      var store = DiskBlobStore.open(volume.directory(), ByteCount.ZERO);
      var before = volume.free();

      writeUntilFull(store);

      assertThat(volume.free()).isEqualTo(before);
      assertThat(Tree.files(directory)).isEmpty();
    }
  }

  @Test
  void onAFullDiskTheProbeFailsDeletesWorkAndRoomHelpsAtOnce() throws IOException {
    try (var volume = SmallVolume.mount(directory, "size=2m")) {
      var store = DiskBlobStore.open(volume.directory(), ByteCount.ZERO);
      Blobs.put(store, Blobs.key(0), Blobs.bytes(1000));
      volume.fillUpTo(0);

      assertThatExceptionOfType(StorageFull.class).isThrownBy(store::probe);
      assertThat(Blobs.read(DiskBlobStore.open(directory, ByteCount.ZERO), Blobs.key(0)))
          .isPresent();
      store.delete(Blobs.key(0));
      volume.makeRoom();
      store.probe();
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));

      assertThat(Tree.files(directory)).containsExactly("blobs/" + Blobs.key(1).value());
    }
  }

  @Test
  void writingStopsBeforeTheReserveIsUsedUp() throws IOException {
    try (var volume = SmallVolume.mount(directory, "size=6m")) {
      var reserve = new ByteCount(3L * Volume.RECHECK_BYTES);
      var store = DiskBlobStore.open(volume.directory(), reserve);
      try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
        assertThatExceptionOfType(StorageFull.class)
            .isThrownBy(() -> writeForEver(sink))
            .withMessageContaining("reserve");
        assertThat(volume.free())
            .isBetween(reserve.value() - 2L * Volume.RECHECK_BYTES, reserve.value());
      }

      store.probe();
    }
  }

  @Test
  void aVolumeWithoutInodesIsFullToo() throws IOException {
    try (var volume = SmallVolume.mount(directory, "size=2m,nr_inodes=16")) {
      var store = DiskBlobStore.open(volume.directory(), ByteCount.ZERO);
      var left = takeInodesBut(3);

      assertThatExceptionOfType(StorageFull.class).isThrownBy(() -> publish(store, 1));
      assertThat(Tree.files(directory)).allMatch(file -> file.startsWith("taken"));
      Files.delete(directory.resolve("taken" + left));
      publish(store, 1);
      assertThatExceptionOfType(StorageFull.class).isThrownBy(() -> publish(store, 2));
      assertThat(Blobs.listed(store, Blobs.LATER)).containsExactly(Blobs.key(1));
    }
  }

  /// Room for a staged file and one new directory: then `but` is 3 for one more than that.
  private int takeInodesBut(int but) throws IOException {
    int count = 0;
    while (create(directory.resolve("taken" + count))) {
      count++;
    }
    for (int freed = 0; freed < but - 1; freed++) {
      count--;
      Files.delete(directory.resolve("taken" + count));
    }
    return count - 1;
  }

  private static boolean create(Path file) {
    try {
      Files.createFile(file);
      return true;
    } catch (IOException noInodes) {
      return false;
    }
  }

  private static void publish(DiskBlobStore store, int n) {
    Blobs.put(store, Blobs.key(n), Blobs.bytes(10));
  }

  private static void writeUntilFull(DiskBlobStore store) {
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      assertThatExceptionOfType(StorageFull.class).isThrownBy(() -> writeForEver(sink));
      assertThat(store.open(Blobs.ref(1))).isEmpty();
    }
  }

  private static void writeForEver(BlobSink sink) {
    while (true) {
      sink.write(ByteBuffer.allocate(10_000));
    }
  }
}
