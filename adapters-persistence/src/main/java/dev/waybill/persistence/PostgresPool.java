package dev.waybill.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.IntSupplier;
import javax.sql.DataSource;

/// A bounded number of connections, made in the background when they are needed, and anew when they
/// fail. A node that has nothing to do gives its own back: others may need them.
final class PostgresPool implements AutoCloseable {
  private static final String ALIVE_BYPASS = "com.zaxxer.hikari.aliveBypassWindowMs";

  static {
    // By default the pool asks a connection that was idle whether it lives: a round trip. Here a
    // transaction that meets a dead one in its first statement takes another.
    if (System.getProperty(ALIVE_BYPASS) == null) {
      System.setProperty(ALIVE_BYPASS, Long.toString(Duration.ofDays(1).toMillis()));
    }
  }

  private final HikariDataSource pool;
  private final PostgresSessions sessions;
  private final String hosts;

  private PostgresPool(HikariDataSource pool, PostgresSessions sessions, String hosts) {
    this.pool = pool;
    this.sessions = sessions;
    this.hosts = hosts;
  }

  /// Has one connection when it returns, and fails where there is none to be had, in words for the
  /// operator.
  static PostgresPool open(
      PostgresServer server, PostgresLimits limits, PostgresSessions sessions) {
    var source = server.forTransactions(limits, sessions);
    try {
      var pool = server.patience().insist(server, () -> open(configuration(server, source)));
      source.limitLogin(PostgresLimits.CONNECT);
      sessions.primary().onChange(pool.getHikariPoolMXBean()::softEvictConnections);
      return new PostgresPool(pool, sessions, server.host());
    } catch (SQLException fault) {
      throw PostgresRefusal.of(server, fault);
    }
  }

  static HikariConfig configuration(PostgresServer server, DataSource source) {
    var config = new HikariConfig();
    config.setPoolName("postgres");
    config.setDataSource(source);
    config.setMaximumPoolSize(server.connections());
    config.setMinimumIdle(Math.min(server.connections(), PostgresLimits.IDLE_CONNECTIONS));
    config.setIdleTimeout(PostgresLimits.UNUSED.toMillis());
    config.setConnectionTimeout(PostgresLimits.CONNECTION.toMillis());
    config.setValidationTimeout(PostgresLimits.PROBE.toMillis());
    // One attempt: how often, we decide.
    config.setInitializationFailTimeout(1);
    return config;
  }

  private static HikariDataSource open(HikariConfig config) throws SQLException {
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException fault) {
      throw PostgresFaults.sql(fault).orElseThrow(() -> fault);
    }
  }

  /// A connection in auto-commit mode.
  Connection take() throws SQLException {
    while (true) {
      var connection = pool.getConnection();
      if (sessions.isCurrent(connection)) {
        return connection;
      }
      // Made while a newer primary was found.
      pool.evictConnection(connection);
    }
  }

  /// Whether what this connection says is still that of the newest primary.
  boolean isCurrent(Connection connection) throws SQLException {
    return sessions.isCurrent(connection);
  }

  /// Fails where a pooler has given the session of this connection to somebody else.
  void requireOwn(Connection connection) throws SQLException {
    sessions.requireOwn(connection);
  }

  /// The host that a connection leads to, with its port.
  String host(Connection connection) {
    try {
      return sessions.of(connection).map(PostgresSession::host).orElse(hosts);
    } catch (SQLException closed) {
      return hosts;
    }
  }

  /// Every host that a connection may lead to.
  String hosts() {
    return hosts;
  }

  /// A connection in auto-commit mode, waited for during a turn as long as there are any: then one
  /// will be given back. Where there are none, for as long as a login may take.
  Connection take(PostgresTurn turn) throws SQLException {
    while (true) {
      try {
        return take();
      } catch (SQLTransientConnectionException none) {
        if (turn.isOver() || (isEmpty() && turn.hasLasted(PostgresLimits.LOGIN))) {
          throw none;
        }
      }
    }
  }

  /// A connection that has just answered. After a restart of the server every one in the pool may
  /// be dead without having noticed.
  Connection takeTested(PostgresTurn turn) throws SQLException {
    for (int dead = 0; dead < pool.getMaximumPoolSize(); dead++) {
      var connection = take(turn);
      if (connection.isValid(1)) {
        return connection;
      }
      pool.evictConnection(connection);
    }
    return take(turn);
  }

  /// Whether there is no connection, free or in use.
  boolean isEmpty() {
    return pool.getHikariPoolMXBean().getTotalConnections() == 0;
  }

  PoolMeters meters(IntSupplier waiting) {
    var seen = pool.getHikariPoolMXBean();
    return new PoolMeters(
        "shared",
        seen::getActiveConnections,
        seen::getIdleConnections,
        pool::getMaximumPoolSize,
        waiting);
  }

  void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      pool.evictConnection(connection);
    }
  }

  /// Closes all connections, those in use when they come back.
  void empty() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /// Closes a connection that failed, for a new one. Where the server takes no writes, all of them,
  /// those in use when they come back: their name may lead to another server by now.
  void discard(Connection connection, SQLException fault) {
    pool.evictConnection(connection);
    if (PostgresFaults.isReadOnly(fault)) {
      empty();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
