package dev.waybill.persistence;

import dev.waybill.application.port.Database;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.InstallationRepository;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.application.port.UploadCatalog;
import dev.waybill.application.port.UploadRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/// The embedded database: one SQLite file (and its log beside it) in a directory that is there. A
/// commit has reached the disk when `write` returns. Other processes on the same machine may use
/// the file at the same time; a network file system is not for it.
public final class SqliteDatabase implements Database {
  private static final int READERS = 4;
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final CurrentSession current = new CurrentSession();
  private final ConnectionLane writer;
  private final ConnectionLane readers;
  private final SqliteTransactions transactions;
  private final Repositories repositories;

  SqliteDatabase(
      SqliteFile file, InstantSource clock, SessionFactory sessions, int readers, Duration wait) {
    this.writer = new ConnectionLane(1, wait, file::openWriter);
    this.readers = new ConnectionLane(readers, wait, file::openReader);
    this.transactions = new SqliteTransactions(sessions, current, writer, this.readers);
    this.repositories = Repositories.in(current, clock, RowLocks.NONE, DatabaseClock.NONE);
  }

  /// Opens the file, makes it where there is none, and brings its schema up to date. Fails with
  /// [SchemaTooNew] where a newer Waybill wrote it, with [DatabaseUnavailable] where it cannot be
  /// used.
  public static SqliteDatabase open(Path path, InstantSource clock) {
    var file = prepare(path);
    return new SqliteDatabase(file, clock, SessionFactories.sqlite(), READERS, WAIT);
  }

  /// What a migration did.
  ///
  /// @param before the number of the schema that was found, 0 for none
  /// @param after that of the schema that is there now
  public record Migrated(int before, int after) {}

  /// Does the part of [#open] that changes the schema, and fails as it does.
  public static Migrated migrate(Path path) {
    return new Migrated(Migrations.migrate(create(path)), Migrations.KNOWN);
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
      throw new DatabaseUnavailable("the database file cannot be made", fault);
    }
    return file;
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public UploadRepository uploads() {
    return repositories.uploads();
  }

  @Override
  public UpkeepRepository upkeep() {
    return repositories.upkeep();
  }

  @Override
  public InstallationRepository installation() {
    return repositories.installation();
  }

  @Override
  public UploadCatalog catalog() {
    return repositories.catalog();
  }

  @Override
  public TenantKeyRepository tenantKeys() {
    return repositories.tenantKeys();
  }

  /// The session of the transaction under way, for tests that look below the ports.
  StatelessSession currentSession() {
    return current.writing();
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
