package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.sql.SQLException;
import java.util.Optional;

/// Why a start cannot use its database file, each in a sentence that says what to do about it.
final class SqliteRefusal {
  private static final String FULL =
      "cannot be opened, because its disk is full: free some space, then start again.";

  private SqliteRefusal() {}

  /// @param fault of SQLite, or of Flyway, which may have it from there
  static DatabaseUnavailable of(SqliteFile file, Exception fault) {
    return refusal(
        file,
        PostgresFaults.sql(fault)
            .flatMap(sql -> outside(file, sql))
            .orElse(
                fault instanceof SQLException
                    ? "failed while it was opened: see that its disk is well and that it may be"
                        + " written to."
                    : "cannot be brought up to date, because it is not as Waybill left it: restore"
                        + " a backup."),
        fault);
  }

  static DatabaseUnavailable notWhole(SqliteFile file, ExpectedSchema.Missing missing) {
    return new DatabaseUnavailable(
        missing.isIndexesAlone()
            ? "The database %s is missing an index: run `%s` in it, then start again."
                .formatted(file.path(), missing.statements())
            : "The database %s is half migrated, without %s: restore a backup."
                .formatted(file.path(), missing.named()));
  }

  private static DatabaseUnavailable refusal(SqliteFile file, String reason, Exception fault) {
    return new DatabaseUnavailable("The database " + file.path() + " " + reason, fault);
  }

  /// What is not the schema's fault; empty for what may be.
  private static Optional<String> outside(SqliteFile file, SQLException fault) {
    if (Faults.isOfFile(fault) && SpareRoom.isScant(file.path())) {
      return Optional.of(FULL);
    }
    return switch (Faults.code(fault)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          Optional.of("cannot be read: it is damaged, or not a SQLite database. Restore a backup.");
      case SQLITE_BUSY, SQLITE_LOCKED ->
          Optional.of("is held by another process: let that finish, then start again.");
      case SQLITE_FULL -> Optional.of(FULL);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          Optional.of("cannot be written to: see that it and its folder belong to Waybill's user.");
      case SQLITE_IOERR ->
          Optional.of("cannot be read or written: see the kernel's log about its disk.");
      default -> Optional.empty();
    };
  }
}
