package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.domain.upload.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
  private final Path path;

  SqliteDatabaseTest(@TempDir Path directory) {
    path = directory.resolve("waybill.db");
  }

  @Test
  void whatWasCommittedIsThereWhenTheFileIsOpenedAgain() {
    try (var database = SqliteDatabase.open(path, Databases.CLOCK)) {
      add(database, upload(1, 3));
    }
    try (var database = SqliteDatabase.open(path, Databases.CLOCK)) {
      assertThat(find(database, upload(1))).contains(upload(1, 3));
    }
  }

  @Test
  void thePathMayHoldAnyCharacter() throws IOException {
    var odd = path.resolveSibling("50% of it? foreign_keys=off & #Grüße.db");
    try (var database = Databases.open(odd)) {
      add(database, upload(1));
    }
    assertThat(odd).exists();
    try (var files = Files.list(odd.getParent())) {
      assertThat(files).containsExactly(odd);
    }
  }

  @Test
  void closingLeavesOneFile() throws IOException {
    try (var database = Databases.open(path)) {
      add(database, upload(1));
    }
    try (var files = Files.list(path.getParent())) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void twoOpenOnOneFileSeeEachOther() {
    try (var one = Databases.open(path);
        var other = Databases.open(path)) {
      add(one, upload(1));
      add(other, upload(2));
      assertThat(find(one, upload(2))).isPresent();
      assertThat(find(other, upload(1))).isPresent();
    }
  }

  /// An idle writer that held the file's lock would make the other wait until it gives up.
  @Test
  void afterAWriteTheFileIsFreeForOthers() {
    var file = SqliteDatabase.prepare(path);
    try (var database = Databases.open(file)) {
      add(database, upload(1));
      assertThat(SqliteProbe.writeLockIsFree(file)).isTrue();
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> failingWrite(database));
      assertThat(SqliteProbe.writeLockIsFree(file)).isTrue();
    }
  }

  @Test
  void theFileIsItsOwnersAlone() throws IOException {
    try (var database = Databases.open(path)) {
      add(database, upload(1));
      for (var name : new String[] {"waybill.db", "waybill.db-wal"}) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(path.resolveSibling(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aWriterWaitsNoLongerThanItMay() {
    var file = SqliteDatabase.prepare(path);
    var held = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    try (var database = Databases.open(file, 1, Duration.ofMillis(20))) {
      var holder = CompletableFuture.runAsync(() -> hold(database, held, done));
      await(held);
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> add(database, upload(1)))
          .withMessage("the database is busy");
      assertThat(find(database, upload(1))).isEmpty();
      done.countDown();
      holder.join();
      add(database, upload(1));
      assertThat(find(database, upload(1))).isPresent();
    }
  }

  @Test
  void aFullDiskIsAFaultFromOutsideAndKeepsNothing() {
    try (var database = Databases.open(path)) {
      add(database, upload(1));
      SqliteProbe.limitPages(database, 1);
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> add(database, upload(2, 500)))
          .withMessage("the disk of the database is full (SQLITE_FULL)");
      assertThat(find(database, upload(2))).isEmpty();
      SqliteProbe.limitPages(database, 1_000_000);
      add(database, upload(2, 500));
      assertThat(find(database, upload(2))).isPresent();
    }
  }

  @Test
  void whatIsNoDatabaseIsAFaultFromOutside() throws IOException {
    Files.writeString(
        path, "This is not a database, and long enough to be seen as none. ".repeat(100));
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> SqliteDatabase.open(path, Databases.CLOCK));
  }

  @Test
  void aDirectoryThatIsMissingIsAFaultFromOutside() {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> SqliteDatabase.open(path.resolve("nowhere/waybill.db"), Databases.CLOCK));
  }

  @Test
  void afterClosingNothingBegins() {
    var database = Databases.open(SqliteDatabase.prepare(path), 1, Duration.ofMillis(20));
    database.close();
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> find(database, upload(1)));
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> add(database, upload(1)));
  }

  private static void failingWrite(SqliteDatabase database) {
    database
        .transactions()
        .write(
            () -> {
              throw new IllegalArgumentException("work went wrong");
            });
  }

  private static void hold(SqliteDatabase database, CountDownLatch held, CountDownLatch done) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  held.countDown();
                  await(done);
                  return true;
                });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void add(SqliteDatabase database, Upload upload) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.uploads().add(upload.tenant(), upload);
                  return true;
                });
  }

  private static Optional<Upload> find(SqliteDatabase database, Upload upload) {
    return database
        .transactions()
        .read(() -> database.uploads().findByLink(upload.tenant(), upload.id().asLink()));
  }
}
