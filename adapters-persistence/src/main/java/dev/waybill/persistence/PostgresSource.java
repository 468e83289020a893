package dev.waybill.persistence;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/// The driver's connections, each told what its session is like before anybody gets it. The limit
/// for all that is ours: the pool would set its own, which is meant for the wait for a connection
/// and too short for making one.
final class PostgresSource extends PGSimpleDataSource {
  @Serial private static final long serialVersionUID = 1;

  private final String greeting;

  /// @param greeting a statement
  PostgresSource(String greeting) {
    this.greeting = greeting;
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
    var connection = super.getConnection(user, password);
    try (var statement = connection.createStatement()) {
      statement.execute(greeting);
      return connection;
    } catch (SQLException fault) {
      connection.close();
      throw fault;
    }
  }
}
