package dev.waybill.persistence;

import static org.sqlite.SQLiteErrorCode.SQLITE_CANTOPEN;
import static org.sqlite.SQLiteErrorCode.SQLITE_CONSTRAINT;
import static org.sqlite.SQLiteErrorCode.SQLITE_FULL;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR;

import dev.waybill.application.port.DatabaseUnavailable;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/// Says what a fault below means to those above. The messages may reach users, so they hold no SQL
/// and no value; what the database said is in the cause.
final class Faults {
  private static final Set<SQLiteErrorCode> OF_FILE =
      EnumSet.of(SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN);

  private Faults() {}

  /// A broken constraint, or a fault that is not the database's, is a bug of ours. All else comes
  /// from outside, a full disk (`SQLITE_FULL`) too: nothing was kept, and later may be better.
  static RuntimeException translate(PersistenceException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return isConstraint(sql)
            ? new IllegalStateException("a row breaks a rule of the schema", fault)
            : unavailable(sql, fault);
      }
    }
    return new IllegalStateException("the database was not used as it must be", fault);
  }

  static DatabaseUnavailable unavailable(SQLException fault) {
    return unavailable(fault, fault);
  }

  private static DatabaseUnavailable unavailable(SQLException sql, Exception cause) {
    return new DatabaseUnavailable(words(sql) + " (" + name(sql) + ")", cause);
  }

  private static String words(SQLException fault) {
    return switch (code(fault)) {
      case SQLITE_FULL -> "the disk of the database is full";
      case SQLITE_IOERR -> "the disk of the database fails";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "another process holds the database: end the one that reads or copies it";
      case SQLITE_READONLY -> "the database is read-only";
      case SQLITE_CORRUPT, SQLITE_NOTADB -> "the database is damaged";
      default -> "the database failed";
    };
  }

  /// SQLite's own, which says for instance whether a read, a write or a sync failed.
  private static String name(SQLException fault) {
    return SQLiteErrorCode.getErrorCode(fault.getErrorCode()).name();
  }

  /// Whether the database says that its disk is full.
  static boolean isFull(Exception fault) {
    return PostgresFaults.sql(fault).filter(sql -> code(sql) == SQLITE_FULL).isPresent();
  }

  /// Whether a file could not be opened, read or written, which a full disk can be the reason for.
  static boolean isOfFile(Exception fault) {
    return PostgresFaults.sql(fault).filter(sql -> OF_FILE.contains(code(sql))).isPresent();
  }

  private static boolean isConstraint(SQLException fault) {
    return code(fault) == SQLITE_CONSTRAINT;
  }

  /// The low byte is the primary code of an extended one.
  static SQLiteErrorCode code(SQLException fault) {
    return SQLiteErrorCode.getErrorCode(fault.getErrorCode() & 0xff);
  }
}
