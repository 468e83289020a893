package dev.waybill.persistence;

import java.sql.SQLException;

/// Looks at a database, and gets in its way, below the ports.
final class SqliteProbe {
  private SqliteProbe() {}

  static boolean writeLockIsFree(SqliteFile file) {
    try (var connection = file.openWriter();
        var statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 0");
      connection.setAutoCommit(false);
      connection.rollback();
      return true;
    } catch (SQLException busy) {
      return false;
    }
  }

  /// Lets the writer's file grow no further than to `pages` (or to what it has, if that is more).
  static void limitPages(SqliteDatabase database, int pages) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database
                      .currentSession()
                      .doWork(
                          connection -> {
                            try (var statement = connection.createStatement()) {
                              statement.execute("pragma max_page_count = " + pages);
                            }
                          });
                  return true;
                });
  }
}
