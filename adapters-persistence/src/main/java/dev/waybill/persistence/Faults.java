package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Says what a fault below means to those above. The messages may reach users, so they hold no SQL
/// and no value; what the database said is in the cause.
final class Faults {
  private static final String UNAVAILABLE = "the database failed";

  private Faults() {}

  /// A broken constraint, or a fault that is not the database's, is a bug of ours. All else comes
  /// from outside, a full disk (`SQLITE_FULL`) too: nothing was kept, and later may be better.
  static RuntimeException translate(PersistenceException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return isConstraint(sql)
            ? new IllegalStateException("a row breaks a rule of the schema", fault)
            : new DatabaseUnavailable(UNAVAILABLE, fault);
      }
    }
    return new IllegalStateException("the database was not used as it must be", fault);
  }

  static DatabaseUnavailable unavailable(SQLException fault) {
    return new DatabaseUnavailable(UNAVAILABLE, fault);
  }

  /// The low byte is the primary code of an extended one.
  private static boolean isConstraint(SQLException fault) {
    return (fault.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
  }
}
