package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/// Says what a fault of PostgreSQL means to those above, by its SQLSTATE. The messages are for
/// operators: what the database said, at which host, at which attempt, and no SQL and no value.
final class PostgresFaults {
  private PostgresFaults() {}

  /// A broken constraint, bad data, or a fault that is not the database's, is a bug of ours. All
  /// else comes from outside, what only a second try can settle (a deadlock) too.
  ///
  /// @param fault of a statement before the commit
  static RuntimeException translate(PersistenceException fault, PostgresWhere where) {
    return sql(fault)
        .<RuntimeException>map(
            sql ->
                isOurs(sql)
                    ? new IllegalStateException(
                        "a row breaks a rule of the schema (" + state(sql) + ")", fault)
                    : unavailable(sql, fault, where).undone())
        .orElseGet(
            () -> new IllegalStateException("the database was not used as it must be", fault));
  }

  /// Whether a commit that ended so is known to have done nothing: the server answered that it did
  /// not, or it was not asked. One that was being ended may have done it.
  static boolean isRefusal(SQLException fault) {
    return fault instanceof PostgresRefused
        || (fault instanceof PSQLException said
            && said.getServerErrorMessage() != null
            && !state(said).startsWith("57")
            && !state(said).startsWith("08"));
  }

  static DatabaseUnavailable unavailable(SQLException fault, PostgresWhere where) {
    return unavailable(fault, fault, where);
  }

  private static DatabaseUnavailable unavailable(
      SQLException sql, Exception cause, PostgresWhere where) {
    var sentence =
        switch (state(sql)) {
          case "25006" -> "the database is read-only";
          case "40001", "40P01", "55P03" -> "the database is busy";
          default -> "the database failed";
        };
    return new DatabaseUnavailable(
        sentence + ": " + PostgresCause.of(sql) + " (" + where + ")", cause);
  }

  /// No connection, or one that is dead: the server is away or was.
  static boolean isConnectionLost(Throwable fault) {
    return sql(fault)
        .filter(
            sql ->
                sql instanceof SQLTransientConnectionException
                    || state(sql).startsWith("08")
                    || state(sql).startsWith("57P0"))
        .isPresent();
  }

  /// The server cannot serve anybody, as opposed to this one transaction: it is away, it has no
  /// room for us, or it does not take writes.
  static boolean isOutage(Throwable fault) {
    return isConnectionLost(fault)
        || sql(fault)
            .filter(sql -> state(sql).startsWith("53") || isReadOnly(sql) || isOfPooler(sql))
            .isPresent();
  }

  /// A statement that we prepared is not there, or somebody else's is: the session was shared.
  static boolean isOfPooler(SQLException fault) {
    return state(fault).equals("42P05") || state(fault).equals("26000");
  }

  static boolean isReadOnly(SQLException fault) {
    return state(fault).equals("25006");
  }

  private static boolean isOurs(SQLException fault) {
    var state = state(fault);
    return state.startsWith("23") || state.startsWith("22");
  }

  static Optional<SQLException> sql(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  static String state(SQLException fault) {
    var state = fault.getSQLState();
    return state == null ? "" : state;
  }
}
