package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/// Tells a pooler such as PgBouncer that gives a server's session away between two transactions.
/// There statements that were prepared under a name are others', and settings go to others: it is
/// refused. One that keeps a client's session for as long as it is connected is fine.
///
/// A pooler gives a client a number for cancelling that is its own, and not that of the server's
/// process. Behind one, each session marks itself by a setting, and looks for its mark before every
/// transaction.
final class PostgresPooler {
  static final String REFUSAL =
      "A pooler between us and PostgreSQL gives a session to others between two transactions: set"
          + " its pool_mode to session, or connect without it";

  private static final String MARK =
      "select set_config('waybill.session', gen_random_uuid()::text, false)";
  private static final String LOOK = "select current_setting('waybill.session', true)";
  private static final int ROUNDS = 4;

  private PostgresPooler() {}

  /// Two clients that take turns: through such a pooler one finds the other's mark, or none.
  static void refuseSharing(Connection first, DataSource source) throws SQLException {
    if (!isBehind(first)) {
      return;
    }
    try (var second = source.getConnection()) {
      var mine = mark(first);
      var other = mark(second);
      for (int round = 0; round < ROUNDS; round++) {
        if (!isMarked(first, mine) || !isMarked(second, other)) {
          throw new DatabaseUnavailable(REFUSAL + ".");
        }
      }
    }
  }

  /// @return the mark of this session where a pooler is before the server
  static Optional<String> markBehind(Connection connection) throws SQLException {
    return isBehind(connection) ? Optional.of(mark(connection)) : Optional.empty();
  }

  private static boolean isBehind(Connection connection) throws SQLException {
    var process = string(connection, "select pg_backend_pid()::text");
    var told = connection.unwrap(PgConnection.class).getBackendPID();
    return !Integer.toString(told).equals(process);
  }

  private static String mark(Connection connection) throws SQLException {
    return String.valueOf(string(connection, MARK));
  }

  static boolean isMarked(Connection connection, String mark) throws SQLException {
    return mark.equals(string(connection, LOOK));
  }

  private static @Nullable String string(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
