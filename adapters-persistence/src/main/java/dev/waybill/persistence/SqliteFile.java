package dev.waybill.persistence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// A database file and how its connections are set up: a write-ahead log that is synced with every
/// commit, so that what is committed survives a power cut.
record SqliteFile(Path path) {
  /// How long SQLite waits for another process (a sweep by hand, say) that holds the file.
  private static final int BUSY_MILLIS = 5_000;

  /// What the log is cut back to when it has been carried over.
  private static final int LOG_BYTES = 16 << 20;

  /// Makes an empty file that only its owner may read, where there is none: it holds secrets. The
  /// log inherits that.
  void createIfMissing() throws IOException {
    createForOwner(path);
  }

  static void createForOwner(Path path) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    try {
      if (Files.getFileStore(path.toAbsolutePath().getParent())
          .supportsFileAttributeView("posix")) {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(owner));
      }
    } catch (FileAlreadyExistsException fine) {
      // It keeps the permissions that its owner gave it.
    }
  }

  /// The write-ahead log, which is there while a connection is open.
  Path log() {
    return path.resolveSibling(path.getFileName() + "-wal");
  }

  /// Takes the file's one write lock when a transaction begins, not in its middle.
  Connection openWriter() throws SQLException {
    return PreparedStatements.keptBy(source(TransactionMode.IMMEDIATE).getConnection());
  }

  Connection openReader() throws SQLException {
    var connection = source(TransactionMode.DEFERRED).getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("pragma query_only = on");
    }
    return PreparedStatements.keptBy(connection);
  }

  DataSource source(TransactionMode mode) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalSizeLimit(LOG_BYTES);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(mode);
    config.enforceForeignKeys(true);
    config.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(config);
    // As a URI, so that the driver takes nothing in the path for an option.
    source.setUrl("jdbc:sqlite:" + path.toAbsolutePath().toUri());
    return source;
  }
}
