package dev.waybill.persistence;

import dev.waybill.application.fake.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.hibernate.SessionFactory;

/// Databases for tests: every file with one Hibernate, which knows no file.
final class Databases {
  static final InstantSource CLOCK = InstantSource.fixed(Uploads.NOW);

  private static final SessionFactory SESSIONS = SessionFactories.sqlite();

  private static final byte[] EMPTY = migrated();

  private Databases() {}

  /// A file with the schema and nothing in it, without waiting for Flyway.
  static SqliteFile fresh(Path directory) {
    try {
      return new SqliteFile(Files.write(directory.resolve("waybill.db"), EMPTY));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static byte[] migrated() {
    try {
      var path = Files.createTempDirectory("waybill").resolve("empty.db");
      SqliteDatabase.prepare(path);
      var bytes = Files.readAllBytes(path);
      Files.delete(path);
      Files.delete(path.getParent());
      return bytes;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static SqliteDatabase open(Path path) {
    return open(SqliteDatabase.prepare(path));
  }

  static SqliteDatabase open(SqliteFile file) {
    return open(file, 4, Duration.ofSeconds(10));
  }

  static SqliteDatabase open(SqliteFile file, int readers, Duration wait) {
    return new SqliteDatabase(file, CLOCK, SESSIONS, readers, wait, SpareRoom.of(file));
  }
}
