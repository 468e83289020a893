package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;

/// What a server says of itself and of a database before we use it.
///
/// @param version major number of the server
/// @param history whether scripts have ever run here
record PostgresState(
    int version, boolean fsync, boolean fullPageWrites, boolean readOnly, boolean history) {
  private static final int MAJOR = 10_000;

  static PostgresState read(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select current_setting('server_version_num')::int as version,
                  current_setting('fsync')::bool as fsync,
                  current_setting('full_page_writes')::bool as full_page_writes,
                  current_setting('transaction_read_only')::bool as read_only,
                  to_regclass('flyway_schema_history') is not null as history
                """)) {
      row.next();
      return new PostgresState(
          row.getInt("version") / MAJOR,
          row.getBoolean("fsync"),
          row.getBoolean("full_page_writes"),
          row.getBoolean("read_only"),
          row.getBoolean("history"));
    }
  }

  void requireUsable(PostgresServer server) {
    if (version < PostgresDatabase.OLDEST) {
      throw new DatabaseUnavailable(
          "The server of the %s is PostgreSQL %s: upgrade it to %s or newer."
              .formatted(server, version, PostgresDatabase.OLDEST));
    }
    if (readOnly) {
      throw PostgresRefusal.readOnly(server);
    }
  }
}
