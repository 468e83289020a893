package dev.waybill.persistence;

import dev.waybill.persistence.PostgresDatabase.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;

/// A running PostgreSQL, seen with its administrator's eyes.
record PostgresUnderTest(String host, int port, String user, String password) {
  static final int CONNECTIONS = 6;

  /// As in production, but for a machine that may be busy: whoever waits in line waits longer.
  static final PostgresLimits PATIENT =
      PostgresLimitsOf.turn(Duration.ofSeconds(20), Duration.ofSeconds(20));

  static final SessionFactory SESSIONS = PostgresDatabase.sessions();

  private static final String EMPTY = "waybill_empty";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// A new database with the schema and nothing in it.
  String fresh() {
    return create(" template " + empty());
  }

  /// A new database without a schema.
  String bare() {
    return create("");
  }

  private String create(String how) {
    var name = "t" + NUMBER.incrementAndGet();
    execute("postgres", "create database " + name + how);
    return name;
  }

  void drop(String database) {
    execute("postgres", "drop database if exists " + database + " with (force)");
  }

  private synchronized String empty() {
    if (strings("postgres", "select datname from pg_database").contains(EMPTY)) {
      return EMPTY;
    }
    execute("postgres", "create database " + EMPTY);
    PostgresDatabase.migrate(settings(EMPTY));
    return EMPTY;
  }

  Settings settings(String database) {
    return settings(database, port);
  }

  /// @param port the server's, or that of a proxy in front of it
  Settings settings(String database, int port) {
    return new Settings(url(database, port), Optional.of(user), Optional.of(password), CONNECTIONS);
  }

  private String url(String database, int port) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  PostgresDatabase open(String database) {
    return open(settings(database), PATIENT);
  }

  static PostgresDatabase open(Settings settings, PostgresLimits limits) {
    return new PostgresDatabase(PostgresServer.of(settings), limits, Databases.CLOCK, SESSIONS);
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database, port), user, password);
  }

  /// Sends statements as they are, with no place for values.
  Connection connectPlainly(String database) throws SQLException {
    return DriverManager.getConnection(
        url(database, port) + "?preferQueryMode=simple", user, password);
  }

  void execute(String database, String... statements) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// The first column of every row.
  List<String> strings(String database, String query) {
    try (var connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  String string(String database, String query) {
    return strings(database, query).getFirst();
  }
}
