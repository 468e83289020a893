package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.sql.SQLException;

/// Why a start cannot use its database, each in a sentence that says what to do about it.
final class PostgresRefusal {
  private PostgresRefusal() {}

  static DatabaseUnavailable of(PostgresServer server, SQLException fault) {
    return new DatabaseUnavailable(sentence(server, fault), fault);
  }

  private static String sentence(PostgresServer server, SQLException fault) {
    return switch (PostgresFaults.state(fault)) {
      case "28P01", "28000" ->
          "PostgreSQL at %s does not let the user %s in: check the user, the password, and the server's pg_hba.conf."
              .formatted(server.host(), server.user());
      case "3D000" -> "There is no %s: create it, or correct the database URL.".formatted(server);
      case "08001", "08004", "08006" ->
          "No PostgreSQL answers at %s: start it, or correct the database URL."
              .formatted(server.host());
      case "53300" ->
          "PostgreSQL at %s has no connection left: raise its max_connections, or give each node fewer."
              .formatted(server.host());
      case "57P03" ->
          "PostgreSQL at %s is starting or stopping: try again in a moment."
              .formatted(server.host());
      case "55P03" ->
          "Another node has been migrating the %s for a minute: let it finish, then start again."
              .formatted(server);
      case "25006" -> readOnlySentence(server);
      case "42501", "3F000" -> rightsSentence(server);
      default -> "The %s failed while it was opened: see the server's log.".formatted(server);
    };
  }

  /// @param fault of a script
  static DatabaseUnavailable ofMigration(PostgresServer server, SQLException fault) {
    return switch (PostgresFaults.state(fault)) {
      case "55P03" ->
          new DatabaseUnavailable(
              "The schema of the %s cannot be migrated while a long transaction uses it: end that, then try again."
                  .formatted(server),
              fault);
      case "42P07", "42701", "42P01", "42703", "42710" ->
          new DatabaseUnavailable(halfMigratedSentence(server), fault);
      default -> of(server, fault);
    };
  }

  static DatabaseUnavailable readOnly(PostgresServer server) {
    return new DatabaseUnavailable(readOnlySentence(server));
  }

  static DatabaseUnavailable withoutRights(PostgresServer server) {
    return new DatabaseUnavailable(rightsSentence(server));
  }

  static DatabaseUnavailable halfMigrated(PostgresServer server) {
    return new DatabaseUnavailable(halfMigratedSentence(server));
  }

  private static String halfMigratedSentence(PostgresServer server) {
    return "The schema of the %s is half migrated: restore a backup, or give Waybill an empty database."
        .formatted(server);
  }

  private static String readOnlySentence(PostgresServer server) {
    return "The %s is read-only: point the database URL at the primary, or let it take writes again."
        .formatted(server);
  }

  private static String rightsSentence(PostgresServer server) {
    return "The user %s may not do all that Waybill needs in the %s: make it the owner of the database."
        .formatted(server.user(), server);
  }
}
