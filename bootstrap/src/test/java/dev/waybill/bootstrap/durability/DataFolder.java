package dev.waybill.bootstrap.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks at a data folder without the service.
record DataFolder(Path path) {
  /// Keys of the blobs that are on the disk.
  Set<String> blobs() {
    return files("blobs");
  }

  Set<String> staged() {
    return files("staging");
  }

  /// Keys of the blobs that the uploads in the database have.
  Set<String> known() {
    return keys("select blob_key from stored_file");
  }

  /// Keys of the blobs that are still to be deleted.
  Set<String> tombstones() {
    return keys("select blob_key from blob_tombstone");
  }

  private Set<String> files(String folder) {
    var root = path.resolve(folder);
    try (var found = Files.walk(root)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> keys(String query) {
    var keys = new HashSet<String>();
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("waybill.db"));
        var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
      return keys;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
