package dev.waybill.bootstrap.durability;

import dev.waybill.bootstrap.testing.LiveFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// What docs/operations.md has an operator do, by other means: SQLite's online backup, and a copy
/// of the files.
record Backup(Path data, Path to) {
  void database() {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("waybill.db"));
        var statement = database.createStatement()) {
      Files.createDirectories(to);
      statement.executeUpdate("backup to '" + to.resolve("waybill.db") + "'");
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void blobs() {
    for (var path : new LiveFolder(data.resolve("blobs")).files().keySet()) {
      copy(data.resolve("blobs").resolve(path), to.resolve("blobs").resolve(path));
    }
  }

  private static void copy(Path file, Path target) {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (NoSuchFileException sweptMeanwhile) {
      // As rsync, which warns.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
