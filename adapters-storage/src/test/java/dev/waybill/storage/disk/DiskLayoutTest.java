package dev.waybill.storage.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.size.ByteCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskLayoutTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final String STAGED = "2026010100-ab-ab000000000000000000000000000000";

  @TempDir private Path root;
  private DiskBlobStore store;

  @BeforeEach
  void open() {
    store = DiskBlobStore.open(root, ByteCount.ZERO);
  }

  @Test
  void aBlobLiesUnderItsKey() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));

    assertThat(Tree.files(root)).containsExactly("blobs/" + Blobs.key(1).value());
  }

  @Test
  void nobodyElseOnTheMachineCanReadABlob() throws IOException {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));

    var file = root.resolve("blobs").resolve(Blobs.key(1).value());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (var directory : Tree.directories(root)) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(directory))))
          .as(directory)
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aStoreThatIsOpenedAgainHasItsBlobs() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));

    var again = DiskBlobStore.open(root, ByteCount.ZERO);

    assertThat(Blobs.read(again, Blobs.key(1))).hasValue(Blobs.bytes(10));
  }

  @Test
  void anOpenSinkHasOneStagedFile() {
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      sink.write(ByteBuffer.allocate(1));
      assertThat(Tree.files(root)).hasSize(1).first().asString().startsWith("staging/");
    }

    assertThat(Tree.files(root)).isEmpty();
  }

  @Test
  void whatACrashLeftInStagingStaysUntilItIsOldEnough() throws IOException {
    var left = Files.createFile(root.resolve("staging").resolve(STAGED));
    Files.setLastModifiedTime(left, LONG_AGO);

    DiskBlobStore.open(root, ByteCount.ZERO).listBefore("2026010100", key -> {});
    assertThat(left).exists();

    store.listBefore("2026010101", key -> {});
    assertThat(left).doesNotExist();
  }

  @Test
  void aFileOfAnOpenSinkIsNeverSwept() throws IOException {
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      sink.finish();
      Files.setLastModifiedTime(root.resolve(Tree.files(root).getFirst()), LONG_AGO);
      store.listBefore(Blobs.LATER, key -> {});
      sink.publish();
    }

    assertThat(Blobs.read(store, Blobs.key(1))).isPresent();
  }

  @Test
  void aStagedFileThatIsGoneCannotBePublished() throws IOException {
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      sink.finish();
      Files.delete(root.resolve(Tree.files(root).getFirst()));
      assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(sink::publish);
    }

    assertThat(store.open(Blobs.ref(1))).isEmpty();
  }

  @Test
  void twoSinksForOneKeyAreRefused() {
    try (var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> store.create(Blobs.ref(1), OptionalLong.empty()));
      sink.finish();
      sink.publish();
    }
  }

  @Test
  void emptyDirectoriesOfOldHoursAreRemoved() {
    Blobs.put(store, Blobs.key("2026112308", 1), Blobs.bytes(1));
    Blobs.put(store, Blobs.key("2026112309", 1), Blobs.bytes(1));
    Blobs.put(store, Blobs.key("2026112309", 2), Blobs.bytes(1));
    Blobs.put(store, Blobs.key("2026112310", 1), Blobs.bytes(1));
    store.delete(Blobs.key("2026112308", 1));
    store.delete(Blobs.key("2026112309", 1));
    store.delete(Blobs.key("2026112310", 1));

    store.listBefore("2026112310", key -> {});

    assertThat(Tree.directories(root.resolve("blobs")))
        .containsExactlyInAnyOrder("2026112309", "2026112309/02", "2026112310", "2026112310/01");
  }

  @Test
  void whatIsNoBlobIsLeftAlone() throws IOException {
    var foreign =
        new String[] {
          "staging/README",
          "blobs/README",
          "blobs/1999010100",
          "blobs/lost+found/x",
          "blobs/2026010100/x",
          "blobs/2026010100/zz/00000000000000000000000000000000",
          "blobs/2026010100/ab/x.tmp"
        };
    for (var name : foreign) {
      Files.createDirectories(root.resolve(name).resolveSibling(""));
      Files.setLastModifiedTime(Files.createFile(root.resolve(name)), LONG_AGO);
    }

    assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
    assertThat(Tree.files(root)).containsExactlyInAnyOrder(foreign);
  }

  @Test
  void aDirectoryThatAnotherProcessTookIsCreatedAgain() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    store.delete(Blobs.key(1));
    DiskBlobStore.open(root, ByteCount.ZERO).listBefore(Blobs.LATER, key -> {});
    assertThat(Tree.directories(root.resolve("blobs"))).isEmpty();

    Blobs.put(store, Blobs.key(9), Blobs.bytes(11));

    assertThat(Blobs.read(store, Blobs.key(9))).hasValue(Blobs.bytes(11));
  }

  @Test
  void publishingAndSweepingDoNotDisturbEachOther() {
    var publishing = new AtomicInteger(8);
    Blobs.concurrently(
        9,
        n -> {
          if (n < 8) {
            publishAgainAndAgain(n, publishing);
          } else {
            sweepWhile(publishing);
          }
        });

    store.listBefore(Blobs.LATER, other -> {});
    assertThat(Tree.directories(root)).containsExactlyInAnyOrder("blobs", "staging");
  }

  /// Each time under another key, as the service does.
  private void publishAgainAndAgain(int first, AtomicInteger publishing) {
    try {
      for (int round = 0; round < 25; round++) {
        var key = Blobs.key(first + 8 * round);
        Blobs.put(store, key, Blobs.bytes(100));
        assertThat(Blobs.read(store, key)).hasValue(Blobs.bytes(100));
        store.delete(key);
      }
    } finally {
      publishing.decrementAndGet();
    }
  }

  private void sweepWhile(AtomicInteger publishing) {
    while (publishing.get() > 0) {
      store.listBefore(Blobs.LATER, other -> {});
    }
  }
}
