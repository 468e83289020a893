package dev.waybill.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.postgresql.jdbc.PgConnection;

/// Greets new sessions, and keeps what they answered.
final class PostgresSessions {
  private final PostgresGreeting greeting;
  private final PostgresPrimary primary;
  private final Map<PgConnection, PostgresSession> known =
      Collections.synchronizedMap(new WeakHashMap<>());

  PostgresSessions(PostgresGreeting greeting, PostgresPrimary primary) {
    this.greeting = greeting;
    this.primary = primary;
  }

  PostgresPrimary primary() {
    return primary;
  }

  /// @throws PostgresRefused where the session is not to be used
  void greet(PgConnection connection) throws SQLException {
    known.put(connection, session(connection));
  }

  /// Behind a pooler one statement more.
  private PostgresSession session(PgConnection connection) throws SQLException {
    var host = host(connection);
    return new PostgresSession(
        host, primary(connection, host), PostgresPooler.markBehind(connection));
  }

  private Optional<PrimaryId> primary(PgConnection connection, String host) throws SQLException {
    if (!primary.isUnanswered()) {
      try {
        return Optional.of(primary.admit(connection, host, greeting.greet(connection)));
      } catch (SQLException fault) {
        if (!PostgresGreeting.isNotAnswered(fault)) {
          throw fault;
        }
        primary.unanswered(fault);
      }
    }
    greeting.greetPlainly(connection);
    return Optional.empty();
  }

  static String host(PgConnection connection) {
    return connection.getQueryExecutor().getHostSpec().toString();
  }

  /// Whether its server is still the newest primary that was seen.
  boolean isCurrent(Connection connection) throws SQLException {
    return of(connection).flatMap(PostgresSession::primary).map(primary::isNewest).orElse(true);
  }

  /// Fails where a pooler has given the session to somebody else since. Looks in a transaction, in
  /// which it gives nothing away.
  void requireOwn(Connection connection) throws SQLException {
    var mark = of(connection).flatMap(PostgresSession::mark);
    if (mark.isEmpty()) {
      return;
    }
    connection.setAutoCommit(false);
    if (!PostgresPooler.isMarked(connection, mark.get())) {
      throw new PostgresRefused(PostgresPooler.REFUSAL, PostgresRefused.REJECTED);
    }
  }

  Optional<PostgresSession> of(Connection connection) throws SQLException {
    return Optional.ofNullable(known.get(connection.unwrap(PgConnection.class)));
  }
}
