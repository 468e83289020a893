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
    if (fault instanceof PostgresRefused refused && !PostgresFaults.isReadOnly(refused)) {
      return refused.getMessage() + ".";
    }
    if (PostgresTls.isMissing(fault)) {
      return "PostgreSQL at %s has no TLS, which the sslmode in the database URL demands: switch ssl on there, or correct the sslmode."
          .formatted(server.host());
    }
    if (PostgresTls.isDoubted(fault)) {
      return "The TLS of PostgreSQL at %s cannot be trusted: check its certificate and host name, and sslrootcert in the database URL."
          .formatted(server.host());
    }
    return switch (PostgresFaults.state(fault)) {
      case "28P01", "28000", "08004" ->
          "PostgreSQL at %s does not let the user %s in: check the user, the password, and the server's pg_hba.conf."
              .formatted(server.host(), server.user());
      case "3D000" -> "There is no %s: create it, or correct the database URL.".formatted(server);
      case "08001", "08006" ->
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

  /// Whether it may be better in a moment: the server is away, starts, or has no room just now.
  static boolean mayPass(SQLException fault) {
    var state = PostgresFaults.state(fault);
    return switch (state) {
      // It answered, and does not want us, or is something else.
      case "08004", "08P01" -> false;
      case "53300" -> true;
      default ->
          (state.startsWith("08") || state.startsWith("57P0")) && !PostgresTls.isDoubted(fault);
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

  static DatabaseUnavailable notWhole(PostgresServer server, ExpectedSchema.Missing missing) {
    return new DatabaseUnavailable(
        missing.isIndexesAlone()
            ? "The %s is missing an index: run `%s` in it, then start again."
                .formatted(server, missing.statements())
            : "The schema of the %s is half migrated, without %s: restore a backup, or give Waybill an empty database."
                .formatted(server, missing.named()));
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
