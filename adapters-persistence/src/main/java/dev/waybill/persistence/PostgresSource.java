package dev.waybill.persistence;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;

/// The driver's connections, each greeted before anybody gets it. The limit for all that is ours:
/// the pool would set its own, which is meant for the wait for a connection and too short for
/// making one.
final class PostgresSource extends PGSimpleDataSource {
  @Serial private static final long serialVersionUID = 1;

  /// What every new session is asked and told.
  @FunctionalInterface
  interface Greeting {
    void greet(PgConnection connection) throws SQLException;
  }

  private final transient Greeting greeting;
  private final transient List<PGSimpleDataSource> hosts;

  /// @param hosts the same servers, each alone; none where there is only one
  PostgresSource(Greeting greeting, List<PGSimpleDataSource> hosts) {
    this.greeting = greeting;
    this.hosts = List.copyOf(hosts);
  }

  void limitLogin(Duration limit) {
    super.setLoginTimeout((int) limit.toSeconds());
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // See above.
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    try {
      return greeted(super.getConnection(user, password));
    } catch (PostgresRefused refused) {
      return elsewhere(refused);
    }
  }

  /// The driver takes the first host that takes writes, which is not the one to use.
  private Connection elsewhere(PostgresRefused refused) throws SQLException {
    for (var host : hosts) {
      try {
        return greeted(host.getConnection());
      } catch (SQLException another) {
        refused.addSuppressed(another);
      }
    }
    throw refused;
  }

  private Connection greeted(Connection connection) throws SQLException {
    try {
      greeting.greet(connection.unwrap(PgConnection.class));
      return connection;
    } catch (SQLException fault) {
      connection.close();
      throw fault;
    }
  }
}
