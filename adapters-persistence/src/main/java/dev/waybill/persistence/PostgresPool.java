package dev.waybill.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;

/// A fixed number of connections, made anew in the background when they fail.
final class PostgresPool implements AutoCloseable {
  private final HikariDataSource pool;

  private PostgresPool(HikariDataSource pool) {
    this.pool = pool;
  }

  /// Has one connection when it returns, and fails where there is none to be had, in words for the
  /// operator.
  static PostgresPool open(PostgresServer server, PostgresLimits limits) {
    var config = new HikariConfig();
    config.setPoolName("postgres");
    config.setDataSource(server.forTransactions(limits));
    config.setMaximumPoolSize(server.connections());
    config.setConnectionTimeout(PostgresLimits.CONNECTION.toMillis());
    config.setValidationTimeout(PostgresLimits.PROBE.toMillis());
    config.setInitializationFailTimeout(PostgresLimits.CONNECT.toMillis());
    try {
      return new PostgresPool(new HikariDataSource(config));
    } catch (PoolInitializationException fault) {
      throw PostgresFaults.sql(fault)
          .map(sql -> PostgresRefusal.of(server, sql))
          .orElseThrow(() -> fault);
    }
  }

  /// A connection in auto-commit mode.
  Connection take() throws SQLException {
    return pool.getConnection();
  }

  /// A connection that has just answered. After a restart of the server every one in the pool may
  /// be dead without having noticed.
  Connection takeTested() throws SQLException {
    for (int dead = 0; dead < pool.getMaximumPoolSize(); dead++) {
      var connection = pool.getConnection();
      if (connection.isValid(1)) {
        return connection;
      }
      pool.evictConnection(connection);
    }
    return pool.getConnection();
  }

  void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      pool.evictConnection(connection);
    }
  }

  /// Closes a connection that failed, for a new one. Where the server takes no writes, all of them,
  /// those in use when they come back: their name may lead to another server by now.
  void discard(Connection connection, SQLException fault) {
    pool.evictConnection(connection);
    if (PostgresFaults.isReadOnly(fault)) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
