package dev.waybill.persistence;

import dev.waybill.application.fake.Uploads;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.hibernate.SessionFactory;

/// Databases for tests: every file with one Hibernate, which knows no file.
final class Databases {
  static final InstantSource CLOCK = InstantSource.fixed(Uploads.NOW);

  private static final SessionFactory SESSIONS = SessionFactories.sqlite();

  private Databases() {}

  static SqliteDatabase open(Path path) {
    return open(SqliteDatabase.prepare(path));
  }

  static SqliteDatabase open(SqliteFile file) {
    return open(file, 4, Duration.ofSeconds(10));
  }

  static SqliteDatabase open(SqliteFile file, int readers, Duration wait) {
    return new SqliteDatabase(file, CLOCK, SESSIONS, readers, wait);
  }
}
