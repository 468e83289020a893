package dev.waybill.bootstrap.testing;

import dev.waybill.application.contract.Required;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// One PostgreSQL 18 for all tests of this JVM, which it does not outlive. What it has committed is
/// on the medium.
final class PostgresPart {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static final class Holder {
    private static final Optional<EmbeddedPostgres> STARTED = start();
  }

  private PostgresPart() {}

  static int port() {
    Required.that(Holder.STARTED.isPresent(), "a machine that PostgreSQL 18's binaries run on");
    return Holder.STARTED.orElseThrow().getPort();
  }

  private static Optional<EmbeddedPostgres> start() {
    try {
      return Optional.of(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on")
              .start());
    } catch (IOException | IllegalStateException cannot) {
      return Optional.empty();
    }
  }

  /// Of a database that is empty and nobody else's.
  static String newDatabase() {
    var name = "waybill_" + DATABASES.incrementAndGet();
    execute("create database " + name);
    return name;
  }

  /// As the superuser, outside of the tests' databases.
  static void execute(String sql) {
    try (var server = DriverManager.getConnection(jdbc(port(), "postgres"));
        var statement = server.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A transaction that does this and stays open until it is closed.
  static AutoCloseable begin(String database, String sql) {
    try {
      var connection = DriverManager.getConnection(jdbc(port(), database));
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static long count(String query) {
    try (var server = DriverManager.getConnection(jdbc(port(), "postgres"));
        var statement = server.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String jdbc(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  /// As the service is told.
  static String url(int port, String database) {
    return "postgresql://postgres:postgres@127.0.0.1:" + port + "/" + database;
  }
}
