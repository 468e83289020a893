package dev.waybill.persistence;

import dev.waybill.application.port.DatabasePrimary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDialect;

/// A database of a PostgreSQL (15 to 18) that any number of nodes share. What is committed has
/// reached its disk, whatever it does by default. It may go away and come back at any time.
public final class PostgresDatabase extends RelationalDatabase {
  /// The oldest PostgreSQL that is supported.
  static final int OLDEST = 15;

  private final CurrentSession current;
  private final PostgresPool pool;
  private final PostgresTransactions transactions;
  private final PostgresPrimary primary;
  private final PostgresWatch watch;

  /// @param jdbcUrl as `jdbc:postgresql://host:5432/name`; may hold more of the driver's settings
  /// @param user where the URL names none
  /// @param password where the URL names none
  /// @param connections at most so many at once, each of which serves one transaction at a time
  public record Settings(
      String jdbcUrl, Optional<String> user, Optional<String> password, int connections) {
    public Settings {
      if (connections < 1) {
        throw new IllegalArgumentException("at least one connection is needed");
      }
    }

    /// Without the password, and without what follows `?` in the URL, which may hold it too.
    @Override
    public String toString() {
      var end = jdbcUrl.indexOf('?');
      return "Settings[jdbcUrl="
          + (end < 0 ? jdbcUrl : jdbcUrl.substring(0, end) + "?…")
          + ", user="
          + user.orElse("none")
          + ", password=…, connections="
          + connections
          + "]";
    }
  }

  PostgresDatabase(
      PostgresServer server, PostgresLimits limits, InstantSource clock, SessionFactory sessions) {
    var current = new CurrentSession();
    var primary = new PostgresPrimary();
    var watch = PostgresWatch.start(server.hosts(), primary);
    var greeting = new PostgresGreeting(limits.sessionSettings());
    var greeted = new PostgresSessions(greeting, primary);
    var pool = pool(server, limits, greeted, watch);
    var pulse = new PostgresPulse(server.forPulse(limits, greeted), server.host(), pool::empty);
    var guard = new PostgresGuard(server.connections(), limits);
    var transactions = new PostgresTransactions(sessions, current, pool, pulse, guard, limits);
    super(
        transactions,
        Repositories.in(
            current, clock, RowLocks.EACH, PostgresInsertion::insert, PostgresDatabase::now));
    this.current = current;
    this.pool = pool;
    this.transactions = transactions;
    this.primary = primary;
    this.watch = watch;
  }

  private static PostgresPool pool(
      PostgresServer server, PostgresLimits limits, PostgresSessions greeted, PostgresWatch watch) {
    try {
      return PostgresPool.open(server, limits, greeted);
    } catch (RuntimeException cannot) {
      watch.close();
      throw cannot;
    }
  }

  /// Connects, and brings the schema up to date, one node after the other. Fails with
  /// [SchemaTooNew] where a newer Waybill wrote it, and with
  /// [dev.waybill.application.port.DatabaseUnavailable], whose message then tells the operator what
  /// to do, where it cannot be used.
  public static PostgresDatabase open(Settings settings, InstantSource clock) {
    return open(PostgresServer.of(settings), clock);
  }

  static PostgresDatabase open(PostgresServer server, InstantSource clock) {
    PostgresMigrations.migrate(server, PostgresScripts.KNOWN);
    return new PostgresDatabase(server, PostgresLimits.PRODUCTION, clock, sessions());
  }

  /// Brings the schema up to date and does nothing else; fails as [#open] does.
  public static Migrated migrate(Settings settings) {
    return PostgresMigrations.migrate(PostgresServer.of(settings), PostgresScripts.KNOWN);
  }

  static SessionFactory sessions() {
    return SessionFactories.build(SessionFactories.settings(dialect()));
  }

  static PostgreSQLDialect dialect() {
    return new PostgreSQLDialect(DatabaseVersion.make(OLDEST));
  }

  private static Optional<Instant> now(StatelessSession session) {
    return Optional.of(
        Instant.ofEpochMilli(
            session
                .createNativeQuery(
                    "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)",
                    Long.class)
                .getSingleResult()));
  }

  /// How many wait for their turn, for tests.
  int waiting() {
    return transactions.waiting();
  }

  /// The primary in use, for tests.
  Optional<PrimaryId> newestPrimary() {
    return primary.newest();
  }

  /// The session of the transaction under way, for tests that look below the ports.
  StatelessSession currentSession() {
    return current.reading();
  }

  @Override
  public Optional<DatabasePrimary> primary() {
    return primary
        .newest()
        .filter(PrimaryId::isMarked)
        .map(id -> new DatabasePrimary(id.system(), id.timeline(), id.mark()));
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    pool.meters(transactions::waiting).bindTo(meters);
    transactions.bindTo(meters);
    primary.bindTo(meters);
  }

  @Override
  public void close() {
    watch.close();
    transactions.close();
    pool.close();
  }
}
