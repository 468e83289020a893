package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.Database;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.persistence.MeteredDatabase;
import dev.waybill.persistence.Migrated;
import dev.waybill.persistence.PostgresDatabase;
import dev.waybill.persistence.SqliteDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.InstantSource;

/// The database of an installation, as the configuration says.
final class Databases {
  /// A command works on few connections at a time, beside the nodes that serve.
  static final int CONNECTIONS_OF_A_COMMAND = 4;

  private static final String FILE = "waybill.db";

  private Databases() {}

  /// The database alone, for a command that neither reads files nor judges times. Brings the schema
  /// up to date.
  static Database forCommand(Configuration configuration) {
    return open(
        configuration,
        InstantSource.system(),
        CONNECTIONS_OF_A_COMMAND,
        new CompositeMeterRegistry());
  }

  /// @param connections at most so many, and no more than the configuration says
  static Database open(
      Configuration configuration, InstantSource clock, int connections, MeterRegistry meters) {
    return configuration
        .postgres()
        .map(
            postgres ->
                metered(PostgresDatabase.open(settings(postgres, connections), clock), meters))
        .orElseGet(
            () ->
                metered(
                    SqliteDatabase.open(configuration.data().directory().resolve(FILE), clock),
                    meters));
  }

  private static <D extends Database & MeterBinder> Database metered(
      D database, MeterRegistry meters) {
    database.bindTo(meters);
    return MeteredDatabase.around(database, meters);
  }

  private static PostgresDatabase.Settings settings(
      Configuration.Postgres postgres, int connections) {
    return new PostgresDatabase.Settings(
        postgres.url().jdbc(),
        postgres.user(),
        postgres.password(),
        Math.min(connections, postgres.connections()));
  }

  /// Only brings the schema up to date.
  static Migrated migrate(Configuration configuration) {
    return configuration
        .postgres()
        .map(postgres -> PostgresDatabase.migrate(settings(postgres, CONNECTIONS_OF_A_COMMAND)))
        .orElseGet(() -> SqliteDatabase.migrate(configuration.data().directory().resolve(FILE)));
  }
}
