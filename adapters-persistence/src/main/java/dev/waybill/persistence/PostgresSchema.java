package dev.waybill.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The schema that a database has, read without Flyway.
final class PostgresSchema {
  static final List<String> TABLES =
      List.of(
          "tenant",
          "upload",
          "stored_file",
          "blob_tombstone",
          "installation_secret",
          "installation_fact",
          "tenant_key");

  private PostgresSchema() {}

  /// The number of the last script that ran, 0 for none.
  static int version(Connection connection, PostgresState state) throws SQLException {
    if (!state.history()) {
      return 0;
    }
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select coalesce(max(version::int) filter (where success), 0)
                  from flyway_schema_history
                """)) {
      row.next();
      return row.getInt(1);
    }
  }

  /// Fails where the scripts ran and yet something is missing, or we may not use it.
  static void requireWhole(PostgresServer server, Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            select count(*) filter (where to_regclass(name) is null) as missing,
                count(*) filter (where not (has_table_privilege(to_regclass(name), 'select')
                  and has_table_privilege(to_regclass(name), 'insert')
                  and has_table_privilege(to_regclass(name), 'update')
                  and has_table_privilege(to_regclass(name), 'delete'))) as closed
              from unnest(?) as name
            """)) {
      query.setArray(1, connection.createArrayOf("text", TABLES.toArray()));
      try (var row = query.executeQuery()) {
        row.next();
        if (row.getInt("missing") > 0) {
          throw PostgresRefusal.halfMigrated(server);
        }
        if (row.getInt("closed") > 0) {
          throw PostgresRefusal.withoutRights(server);
        }
      }
    }
  }
}
