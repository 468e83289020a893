package dev.waybill.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema of a server to the version that this program knows, one node at a time.
final class PostgresMigrations {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresMigrations.class);

  /// Whoever migrates holds this lock of the database, by its session: it ends with the node.
  static final long LOCK = 0x5761_7962_696c_6cL;

  /// The wait for another node that migrates.
  private static final Duration WAIT = Duration.ofSeconds(60);

  private PostgresMigrations() {}

  /// Changes nothing where there is nothing to do, and fails with [SchemaTooNew] where the database
  /// is ahead of us.
  static Migrated migrate(PostgresServer server, PostgresScripts scripts) {
    try (var connection = server.connectForMigration()) {
      var state = PostgresState.read(connection);
      state.requireUsable(server);
      warnIfUnsafe(server, state);
      var before = PostgresSchema.version(connection, state);
      requireKnown(server, before, scripts);
      if (before < scripts.last()) {
        bringUp(server, connection, scripts);
      }
      PostgresSchema.requireWhole(server, connection);
      return new Migrated(before, scripts.last());
    } catch (SQLException fault) {
      throw PostgresRefusal.of(server, fault);
    }
  }

  private static void requireKnown(PostgresServer server, int found, PostgresScripts scripts) {
    if (found > scripts.last()) {
      throw new SchemaTooNew(server.database(), found, scripts.last());
    }
  }

  /// Looks again once it has the lock: another node may have done it all meanwhile.
  private static void bringUp(PostgresServer server, Connection connection, PostgresScripts scripts)
      throws SQLException {
    lock(connection);
    var found = PostgresSchema.version(connection, PostgresState.read(connection));
    requireKnown(server, found, scripts);
    if (found < scripts.last()) {
      PostgresFlyway.run(server, scripts);
      LOG.info("Migrated the {} from schema {} to {}", server, found, scripts.last());
    }
    unlock(connection);
  }

  private static void lock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set lock_timeout = " + WAIT.toMillis());
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
    }
  }

  private static void unlock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock(" + LOCK + ")");
    }
  }

  static void warnIfUnsafe(PostgresServer server, PostgresState state) {
    if (!state.fsync() || !state.fullPageWrites()) {
      LOG.warn(
          "The server of the {} runs with fsync={} and full_page_writes={}: a power cut may lose or"
              + " damage all data; switch both on",
          server,
          state.fsync() ? "on" : "off",
          state.fullPageWrites() ? "on" : "off");
    }
  }
}
