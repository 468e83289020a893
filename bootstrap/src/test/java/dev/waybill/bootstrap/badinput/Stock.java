package dev.waybill.bootstrap.badinput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// What the service keeps.
///
/// @param uploads rows of uploads
/// @param files rows of files
/// @param blobs files under `blobs/`
/// @param staged files under `staging/`
record Stock(long uploads, long files, long blobs, long staged) {

  /// Counts, beside the service.
  static final class Taker implements AutoCloseable {
    private final Path data;
    private final Connection database;

    Taker(Path data) {
      this.data = data;
      try {
        this.database =
            DriverManager.getConnection(
                "jdbc:sqlite:file:" + data.resolve("waybill.db") + "?mode=ro");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    Stock take() {
      return new Stock(
          rows("upload"), rows("stored_file"), filesUnder("blobs"), filesUnder("staging"));
    }

    private long rows(String table) {
      try (var statement = database.createStatement();
          var result = statement.executeQuery("select count(*) from " + table)) {
        return result.getLong(1);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private long filesUnder(String directory) {
      try (var tree = Files.walk(data.resolve(directory))) {
        return tree.filter(Files::isRegularFile).count();
      } catch (NoSuchFileException none) {
        return 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        database.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
