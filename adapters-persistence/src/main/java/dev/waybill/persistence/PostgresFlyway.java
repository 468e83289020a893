package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Runs the scripts, each in a transaction of its own. Apart, so that a start with nothing to
/// migrate never loads Flyway.
final class PostgresFlyway {
  private PostgresFlyway() {}

  static void run(PostgresServer server, PostgresScripts scripts) {
    try {
      Flyway.configure()
          .dataSource(server.forMigrations())
          .locations(scripts.locations().toArray(String[]::new))
          .failOnMissingLocations(true)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException fault) {
      throw PostgresFaults.sql(fault)
          .map(sql -> PostgresRefusal.ofMigration(server, sql))
          .orElseGet(
              () ->
                  new DatabaseUnavailable(
                      "The schema of the "
                          + server
                          + " cannot be migrated, because it is not as Waybill left it: restore a"
                          + " backup, or give Waybill a database of its own.",
                      fault));
    }
  }
}
