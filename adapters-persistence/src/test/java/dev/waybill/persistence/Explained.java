package dev.waybill.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// How PostgreSQL would run the statements of a program, whatever values they are given.
final class Explained {
  private Explained() {}

  /// @param statement with `?` for each value
  static List<String> plan(PostgresUnderTest server, String database, String statement)
      throws SQLException {
    try (var connection = server.connectPlainly(database);
        var explain = connection.createStatement();
        var rows = explain.executeQuery("explain (generic_plan) " + numbered(statement))) {
      var steps = new ArrayList<String>();
      while (rows.next()) {
        steps.add(rows.getString(1));
      }
      return steps;
    }
  }

  private static String numbered(String statement) {
    var parts = statement.split("\\?", -1);
    var numbered = new StringBuilder(parts[0]);
    for (int n = 1; n < parts.length; n++) {
      numbered.append('$').append(n).append(parts[n]);
    }
    return numbered.toString();
  }

  /// Looks at every row of a table that may be large, or sorts many.
  static boolean isCostly(String step) {
    return step.matches(".*Seq Scan on (upload|stored_file|blob_tombstone|tenant_key)\\b.*")
        || step.matches(".*\\bSort\\b.*Key.*")
        || step.contains("->  Sort")
        || step.startsWith("Sort");
  }
}
