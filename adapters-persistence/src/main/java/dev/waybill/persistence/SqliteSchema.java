package dev.waybill.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// The schema that a database file has, read without Flyway.
final class SqliteSchema {
  static final ExpectedSchema EXPECTED = ExpectedSchema.of("sqlite");

  /// Indexes that a script made by name stand there as the statement that made them.
  private static final String PARTS =
      """
      select 'column ' || t.name || '.' || c.name || ' ' || lower(c.type)
          || case when c."notnull" then ' not null' else '' end
        from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table'
      union all
      select 'create unique index on ' || t.name || ' (' || (select group_concat(name, ', ')
          from (select i.name from pragma_index_info(l.name) i order by i.seqno)) || ')'
        from sqlite_schema t join pragma_index_list(t.name) l
        where t.type = 'table' and l.origin <> 'c'
      union all
      select sql from sqlite_schema where type = 'index' and sql is not null
      """;

  private SqliteSchema() {}

  /// Fails where the scripts ran and yet something is missing.
  static void requireWhole(SqliteFile file) throws SQLException {
    try (var connection = file.openReader()) {
      var missing = EXPECTED.missingIn(parts(connection));
      if (!missing.isNothing()) {
        throw SqliteRefusal.notWhole(file, missing);
      }
    }
  }

  static Set<String> parts(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(PARTS)) {
      var parts = new HashSet<String>();
      while (row.next()) {
        parts.add(
            row.getString(1).replaceFirst("^CREATE INDEX", "create index").replaceAll("\\s+", " "));
      }
      return parts;
    }
  }
}
