package dev.waybill.persistence;

import dev.waybill.application.port.DatabasePrimary;
import dev.waybill.application.port.DatabaseUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/// The embedded database: one SQLite file (and its log beside it) in a directory that is there. A
/// commit has reached the disk when `write` returns. Other processes on the same machine may use
/// the file at the same time; a network file system is not for it.
public final class SqliteDatabase extends RelationalDatabase {
  private static final int READERS = 4;
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final CurrentSession current;
  private final ConnectionLane writer;
  private final ConnectionLane readers;

  private final LogRoom log;
  private final SpareRoom spare;

  SqliteDatabase(
      SqliteFile file,
      InstantSource clock,
      SessionFactory sessions,
      int readers,
      Duration wait,
      SpareRoom spare) {
    var current = new CurrentSession();
    var writer = new ConnectionLane(1, wait, file::openWriter);
    var reading = new ConnectionLane(readers, wait, file::openReader);
    super(
        new SqliteTransactions(sessions, current, writer, reading, spare),
        Repositories.in(
            current, clock, RowLocks.NONE, SqliteInsertion::insert, DatabaseClock.NONE));
    this.current = current;
    this.writer = writer;
    this.readers = reading;
    this.log = LogRoom.open(file);
    this.spare = spare;
  }

  /// Opens the file, makes it where there is none, and brings its schema up to date. Fails with
  /// [SchemaTooNew] where a newer Waybill wrote it, with [DatabaseUnavailable] where it cannot be
  /// used.
  public static SqliteDatabase open(Path path, InstantSource clock) {
    var file = new SqliteFile(path);
    var spare = SpareRoom.of(file);
    DriverLibrary.makeRoom(spare);
    var database = spare.orMakeRoom(() -> open(path, clock, spare));
    spare.take();
    return database;
  }

  private static SqliteDatabase open(Path path, InstantSource clock, SpareRoom spare) {
    return new SqliteDatabase(
        prepare(path), clock, SessionFactories.sqlite(), READERS, WAIT, spare);
  }

  /// Does the part of [#open] that changes the schema, and fails as it does.
  public static Migrated migrate(Path path) {
    var spare = SpareRoom.of(new SqliteFile(path));
    DriverLibrary.makeRoom(spare);
    var before = spare.orMakeRoom(() -> Migrations.migrate(create(path)));
    return new Migrated(before, Migrations.KNOWN);
  }

  static SqliteFile prepare(Path path) {
    var file = create(path);
    Migrations.migrate(file);
    return file;
  }

  private static SqliteFile create(Path path) {
    var file = new SqliteFile(path);
    try {
      file.createIfMissing();
    } catch (IOException fault) {
      throw new DatabaseUnavailable("the database file cannot be created", fault);
    }
    return file;
  }

  /// The session of the transaction under way, for tests that look below the ports.
  StatelessSession currentSession() {
    return current.writing();
  }

  @Override
  public Optional<DatabasePrimary> primary() {
    return Optional.empty();
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    writer.meters("writer").bindTo(meters);
    readers.meters("readers").bindTo(meters);
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
    log.close();
    spare.takeAgain();
  }
}
