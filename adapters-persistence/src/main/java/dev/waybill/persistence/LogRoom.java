package dev.waybill.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the write-ahead log as long as it usually gets, so that a commit needs no room on the
/// disk: SQLite writes the log from its beginning again after each checkpoint. A connection of its
/// own keeps the log from being removed while the database is open.
record LogRoom(Connection connection) implements AutoCloseable {
  /// A checkpoint is due after 1000 pages of 4 KiB, each with a head of 24 bytes; this has room for
  /// the transaction that reaches that number.
  static final long BYTES = 1100 * (4096L + 24) + 32;

  private static final Logger LOG = LoggerFactory.getLogger(LogRoom.class);
  private static final int PIECE = 64 << 10;

  static LogRoom open(SqliteFile file) {
    try {
      var connection = file.openWriter();
      extend(file, connection);
      return new LogRoom(connection);
    } catch (SQLException fault) {
      throw Faults.unavailable(fault);
    }
  }

  /// A log that is not extended is as good as ever.
  private static void extend(SqliteFile file, Connection connection) {
    try (var statement = connection.createStatement()) {
      // Opens the log.
      statement.execute("pragma user_version");
      if (Files.size(file.log()) < BYTES) {
        // Nobody else writes to the log meanwhile, so nothing of it is overwritten.
        statement.execute("begin immediate");
        extend(file.log());
        statement.execute("rollback");
      }
    } catch (SQLException | IOException fault) {
      LOG.debug("The log of the database was not extended", fault);
    }
  }

  /// SQLite ignores what stands behind the last commit.
  private static void extend(Path log) throws IOException {
    try (var channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      var zeros = ByteBuffer.allocate(PIECE);
      for (long at = channel.size(); at < BYTES; at += zeros.position()) {
        zeros.clear().limit((int) Math.min(PIECE, BYTES - at));
        channel.write(zeros, at);
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException fault) {
      LOG.warn("A database connection did not close: {}", fault.getMessage());
    }
  }
}
