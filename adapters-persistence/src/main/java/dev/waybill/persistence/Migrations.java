package dev.waybill.persistence;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.TransactionMode;

/// Brings the schema to the version that this program knows. Every script ends with its own number
/// in `user_version`, so that a start with nothing to do does not wait for Flyway.
final class Migrations {
  /// The number of the last script.
  static final int KNOWN = 9;

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final String SCRIPTS = "classpath:dev/waybill/persistence/migration/sqlite";

  private Migrations() {}

  /// Fails with [SchemaTooNew] where the database is ahead of us, and changes nothing then.
  ///
  /// @return the version that was found, 0 for a new database
  static int migrate(SqliteFile file) {
    try {
      var found = version(file);
      if (found > KNOWN) {
        throw new SchemaTooNew(file.path().toString(), found, KNOWN);
      }
      if (found < KNOWN) {
        run(file);
        LOG.info("Migrated the database from schema {} to {}", found, KNOWN);
      }
      SqliteSchema.requireWhole(file);
      return found;
    } catch (SQLException | FlywayException fault) {
      throw SqliteRefusal.of(file, fault);
    }
  }

  static int version(SqliteFile file) throws SQLException {
    try (var connection = file.openWriter();
        var statement = connection.createStatement();
        var row = statement.executeQuery("pragma user_version")) {
      return row.getInt(1);
    }
  }

  private static void run(SqliteFile file) {
    Flyway.configure()
        .dataSource(file.source(TransactionMode.IMMEDIATE))
        .locations(SCRIPTS)
        .loggers("slf4j")
        .load()
        .migrate();
  }
}
