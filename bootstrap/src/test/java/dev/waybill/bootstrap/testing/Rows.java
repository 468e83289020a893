package dev.waybill.bootstrap.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The service's rows, read without the service, by a connection of their own.
///
/// @param url of JDBC
record Rows(String url) {
  record Content(long uploads, Map<String, Long> files, Set<String> tombstones) {}

  Content read() {
    try (var database = DriverManager.getConnection(url)) {
      return new Content(
          numbers(database, "select 'uploads', count(*) from upload").getOrDefault("uploads", 0L),
          numbers(database, "select blob_key, size from stored_file where size > 0"),
          numbers(database, "select blob_key, 0 from blob_tombstone").keySet());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void forgetNodes() {
    execute("delete from node");
  }

  /// As if no node had said anything for that long.
  void ageNodes(Duration time) {
    execute("update node set seen_at = seen_at - " + time.toMillis());
  }

  private void execute(String sql) {
    try (var database = DriverManager.getConnection(url);
        var statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Long> numbers(Connection database, String query) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      var numbers = new HashMap<String, Long>();
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getLong(2));
      }
      return numbers;
    }
  }
}
