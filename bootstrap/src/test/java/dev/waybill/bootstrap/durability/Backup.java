package dev.waybill.bootstrap.durability;

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
    var from = data.resolve("blobs");
    try (var files = Files.walk(from)) {
      files.forEach(file -> copy(file, to.resolve("blobs").resolve(from.relativize(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path file, Path target) {
    try {
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else {
        Files.copy(file, target);
      }
    } catch (NoSuchFileException sweptMeanwhile) {
      // As rsync, which warns.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
