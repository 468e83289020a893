package dev.waybill.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first statement of every session: sets what holds for it, and asks in the same round trip
/// which server this is.
///
/// @param settings columns that set what holds for the session
record PostgresGreeting(String settings) {
  /// The row in which the installation remembers the newest primary.
  static final String FACT = "postgresql-primary";

  private static final int TIMELINE_DIGITS = 8;
  private static final int HEX = 16;

  /// The name of a WAL file begins with the timeline that is written to, from the promotion on.
  /// (`pg_control_checkpoint()` tells the old one until the first checkpoint after it.)
  private static final String ASK =
      """
      pg_is_in_recovery() as standby,
      case when not pg_is_in_recovery() then pg_walfile_name(pg_current_wal_lsn()) end as wal,
      (select system_identifier::text from pg_control_system()) as system,
      (select value from installation_fact where name = '%s') as fact
      """
          .formatted(FACT);

  /// What a server says of itself.
  ///
  /// @param standby whether it follows another one and takes no writes
  /// @param system its cluster
  /// @param timeline that it writes to; a standby has none
  /// @param fact what the installation remembers, as this server knows it
  record Answer(boolean standby, String system, Optional<Long> timeline, Optional<PrimaryId> fact) {
    /// Of a server that takes writes; marked if that was written here.
    Optional<PrimaryId> primary() {
      return timeline.map(
          number ->
              ofThisCluster()
                  .filter(row -> row.timeline() == number)
                  .orElseGet(() -> new PrimaryId(system, number, "")));
    }

    /// The newest primary that this server can tell of: itself, or the one that it follows.
    Optional<PrimaryId> newest() {
      return primary().or(this::ofThisCluster);
    }

    private Optional<PrimaryId> ofThisCluster() {
      return fact.filter(row -> row.system().equals(system));
    }
  }

  /// Sets up the session, and asks.
  Answer greet(Connection connection) throws SQLException {
    return ask(connection, "select " + settings + ", " + ASK);
  }

  /// Only sets up the session, for servers that may not be asked.
  void greetPlainly(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select " + settings);
    }
  }

  static Answer ask(Connection connection) throws SQLException {
    return ask(connection, "select " + ASK);
  }

  private static Answer ask(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return new Answer(
          row.getBoolean("standby"),
          row.getString("system"),
          Optional.ofNullable(row.getString("wal")).map(PostgresGreeting::timeline),
          fact(row.getString("fact")));
    }
  }

  private static Optional<PrimaryId> fact(@Nullable String value) {
    return Optional.ofNullable(value).flatMap(PrimaryId::parse);
  }

  private static long timeline(String walFile) {
    return Long.parseLong(walFile.substring(0, TIMELINE_DIGITS), HEX);
  }

  /// A cloud's own PostgreSQL may not have these functions, or not for our user.
  static boolean isNotAnswered(SQLException fault) {
    var state = PostgresFaults.state(fault);
    return state.startsWith("42") || state.startsWith("0A");
  }
}
