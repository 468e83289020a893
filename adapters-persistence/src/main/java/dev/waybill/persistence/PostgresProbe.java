package dev.waybill.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/// Asks whether a write could begin now, in less than a second whatever is wrong.
final class PostgresProbe {
  /// Dead connections answer at once that they are: within this time the next one is asked.
  private static final long PATIENCE_NANOS = 200_000_000;

  private final PostgresPool pool;

  PostgresProbe(PostgresPool pool) {
    this.pool = pool;
  }

  void requireAvailable() {
    var start = System.nanoTime();
    var done = false;
    while (!done) {
      try {
        ask();
        done = true;
      } catch (SQLException fault) {
        if (!PostgresFaults.isConnectionLost(fault) || System.nanoTime() - start > PATIENCE_NANOS) {
          throw PostgresFaults.unavailable(fault, new PostgresWhere(pool.hosts(), 1));
        }
      }
    }
  }

  private void ask() throws SQLException {
    var connection = pool.take();
    try {
      requireWritable(connection);
    } catch (SQLException fault) {
      pool.discard(connection, fault);
      throw fault;
    }
    pool.giveBack(connection);
  }

  /// On a standby every transaction is read-only.
  private static void requireWritable(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, (int) PostgresLimits.PROBE.toMillis());
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("show transaction_read_only")) {
      if (row.next() && row.getString(1).equals("on")) {
        throw new SQLException("transactions are read-only", "25006");
      }
    }
  }
}
