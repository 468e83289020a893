package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.SslMode;

/// Where a database is, and how one connects to it.
///
/// @param patience of a start
record PostgresServer(
    Settings settings, PostgresPatience patience, String host, String database, String user) {
  /// A script that waits for a table holds up whoever wants the table after it: not for longer.
  private static final String MIGRATION_SETTINGS = "set lock_timeout = 3000";

  static PostgresServer of(Settings settings) {
    return of(settings, PostgresPatience.PRODUCTION);
  }

  static PostgresServer of(Settings settings, PostgresPatience patience) {
    // Null where it cannot be read; says so nowhere but in a log, and never quotes it.
    var url = Driver.parseURL(settings.jdbcUrl(), new Properties());
    if (url == null) {
      throw new DatabaseUnavailable(
          "The database URL is not a PostgreSQL URL: write it as"
              + " jdbc:postgresql://host:5432/database.");
    }
    requireModeOfTls(url);
    var user =
        settings.user().orElseGet(() -> url.getProperty("user", System.getProperty("user.name")));
    var host = hosts(url.getProperty("PGHOST", "localhost"), url.getProperty("PGPORT", "5432"));
    return new PostgresServer(settings, patience, host, url.getProperty("PGDBNAME", user), user);
  }

  private static void requireModeOfTls(Properties url) {
    try {
      SslMode.of(url);
    } catch (SQLException unknown) {
      throw new DatabaseUnavailable(
          "The database URL has an unknown sslmode: write disable, allow, prefer, require,"
              + " verify-ca or verify-full.",
          unknown);
    }
  }

  private static String hosts(String hosts, String ports) {
    var host = hosts.split(",", -1);
    var port = ports.split(",", -1);
    var all = new StringBuilder();
    for (int i = 0; i < host.length; i++) {
      all.append(i == 0 ? "" : ",")
          .append(host[i])
          .append(':')
          .append(port[Math.min(i, port.length - 1)]);
    }
    return all.toString();
  }

  int connections() {
    return settings.connections();
  }

  /// As it stands in messages.
  @Override
  public String toString() {
    return "database " + database + " at " + host;
  }

  /// Connections on which every wait is bounded, that for the login by what a start may take.
  PostgresSource forTransactions(PostgresLimits limits, PostgresSessions sessions) {
    var hosts = hosts();
    hosts.forEach(one -> one.setSocketTimeout((int) limits.socket().toSeconds()));
    return source(limits.socket(), sessions::greet, hosts);
  }

  /// One that only asks whether the server is well.
  PostgresSource forPulse(PostgresLimits limits, PostgresSessions sessions) {
    var source = forTransactions(limits, sessions);
    source.setApplicationName("waybill check");
    source.limitLogin(PostgresLimits.CONNECT);
    return source;
  }

  /// Connections on which a statement may take as long as it needs: an index of many rows.
  DataSource forMigrations() {
    return source(Duration.ZERO, PostgresServer::limitLocks, List.of());
  }

  private static void limitLocks(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(MIGRATION_SETTINGS);
    }
  }

  /// A connection on which nothing was set yet, and which is known to be one session.
  Connection connectForMigration() throws SQLException {
    var plain = source(Duration.ZERO, _ -> {}, List.of());
    var connection = patience.insist(this, plain::getConnection);
    try {
      PostgresPooler.refuseSharing(connection, plain);
      return connection;
    } catch (SQLException | DatabaseUnavailable fault) {
      connection.close();
      throw fault;
    }
  }

  private PostgresSource source(
      Duration socket, PostgresSource.Greeting greeting, List<PGSimpleDataSource> hosts) {
    var source = new PostgresSource(greeting, hosts);
    configure(source, socket);
    source.limitLogin(patience.attempt());
    if (host.contains(",")) {
      // Of several servers the one that takes writes, wherever it is after a failover.
      source.setTargetServerType("primary");
    }
    return source;
  }

  /// Of several hosts each alone, reached within [PostgresLimits#REACH].
  List<PGSimpleDataSource> hosts() {
    if (!host.contains(",")) {
      return List.of();
    }
    return Arrays.stream(host.split(",", -1)).map(this::only).toList();
  }

  private PGSimpleDataSource only(String one) {
    var source = new PGSimpleDataSource();
    configure(source, PostgresLimits.REACH);
    source.setLoginTimeout((int) PostgresLimits.REACH.toSeconds());
    var port = one.lastIndexOf(':');
    source.setServerNames(new String[] {one.substring(0, port)});
    source.setPortNumbers(new int[] {Integer.parseInt(one.substring(port + 1))});
    return source;
  }

  private void configure(PGSimpleDataSource source, Duration socket) {
    source.setURL(settings.jdbcUrl());
    settings.user().ifPresent(source::setUser);
    settings.password().ifPresent(source::setPassword);
    source.setConnectTimeout((int) PostgresLimits.REACH.toSeconds());
    source.setSocketTimeout((int) socket.toSeconds());
    source.setTcpKeepAlive(true);
    source.setApplicationName("waybill");
    // It quotes rows.
    source.setLogServerErrorDetail(false);
  }
}
