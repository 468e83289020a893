package dev.waybill.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// The schema that a database has, read without Flyway.
final class PostgresSchema {
  static final ExpectedSchema EXPECTED = ExpectedSchema.of("postgresql");

  /// Indexes by what they hold: their names do not matter.
  private static final String PARTS =
      """
      select format('column %s.%s %s%s', name, a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then ' not null' else '' end)
        from unnest(?) as name join pg_attribute a on a.attrelid = to_regclass(name)
        where a.attnum > 0 and not a.attisdropped
      union all
      select format('create %sindex on %s (%s)%s',
          case when i.indisunique then 'unique ' else '' end, name,
          (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' order by n)
            from generate_series(1, i.indnkeyatts::int) as n),
          coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), ''))
        from unnest(?) as name join pg_index i on i.indrelid = to_regclass(name)
        where i.indisvalid
      """;

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
    var tables = connection.createArrayOf("text", EXPECTED.tables().toArray());
    var missing = EXPECTED.missingIn(parts(connection, tables));
    if (!missing.isNothing()) {
      throw PostgresRefusal.notWhole(server, missing);
    }
    requireRights(server, connection, tables);
  }

  private static Set<String> parts(Connection connection, Array tables) throws SQLException {
    try (var query = connection.prepareStatement(PARTS)) {
      query.setArray(1, tables);
      query.setArray(2, tables);
      var parts = new HashSet<String>();
      try (var row = query.executeQuery()) {
        while (row.next()) {
          parts.add(row.getString(1));
        }
      }
      return parts;
    }
  }

  private static void requireRights(PostgresServer server, Connection connection, Array tables)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            select bool_and(has_table_privilege(name, 'select')
                and has_table_privilege(name, 'insert')
                and has_table_privilege(name, 'update')
                and has_table_privilege(name, 'delete'))
              from unnest(?) as name
            """)) {
      query.setArray(1, tables);
      try (var row = query.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          throw PostgresRefusal.withoutRights(server);
        }
      }
    }
  }

  /// As [#requireWhole] sees a database.
  static Set<String> parts(Connection connection) throws SQLException {
    return parts(connection, connection.createArrayOf("text", EXPECTED.tables().toArray()));
  }
}
