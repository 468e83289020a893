package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong at a start, the operator reads one sentence that says what to do.
class PostgresRefusalTest {
  private static final String SECRET = "s3cret-word";

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final String role = "role_of_" + database;

  PostgresRefusalTest() {
    server.execute("postgres", "create role " + role + " login password '" + SECRET + "'");
  }

  @AfterEach
  void drop() {
    server.drop(database);
    server.execute("postgres", "drop role " + role);
  }

  @Test
  void aWrongPassword() throws IOException {
    try (var _ = Passwords.requiredOf(role, server)) {
      PostgresDatabase.migrate(as(SECRET));
    } catch (DatabaseUnavailable withoutRights) {
      assertThat(withoutRights).hasMessageContaining("make it the owner of the database");
    }
    try (var _ = Passwords.requiredOf(role, server)) {
      refuses(as("wrong-" + SECRET))
          .withMessage(
              "PostgreSQL at 127.0.0.1:%s does not let the user %s in: check the user, the"
                  + " password, and the server's pg_hba.conf.",
              server.port(), role);
    }
  }

  @Test
  void aUserThatIsNone() {
    refuses(new Settings(url(database), Optional.of("nobody-here"), Optional.of(SECRET), 1))
        .withMessageContaining("does not let the user nobody-here in: check the user");
  }

  @Test
  void aDatabaseThatIsMissing() {
    refuses(server.settings("nowhere"))
        .withMessage(
            "There is no database nowhere at 127.0.0.1:%s: create it, or correct the database URL.",
            server.port());
  }

  /// It has gone since the migration.
  @Test
  void aDatabaseThatIsMissingWhenThePoolIsFilled() {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> server.open("nowhere"))
        .withMessageStartingWith("There is no database nowhere at");
  }

  @Test
  void aPortWhereNobodyListens() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    refuses(server.settings(database, free))
        .withMessage(
            "No PostgreSQL answers at 127.0.0.1:%s: start it, or correct the database URL.", free);
  }

  /// Listens and says nothing.
  @Test
  void aPortWhereSomethingElseListens() throws IOException {
    try (var mute = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      var start = System.nanoTime();
      refuses(server.settings(database, mute.getLocalPort()))
          .withMessageStartingWith("No PostgreSQL answers at");
      assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(5);
    }
  }

  @Test
  void aServerWithoutTheTlsThatIsDemanded() {
    var tls = new Settings(url(database) + "?sslmode=require", none(), none(), 1);
    refuses(tls)
        .withMessage(
            "PostgreSQL at 127.0.0.1:%s has no TLS, which the sslmode in the database URL demands:"
                + " switch ssl on there, or correct the sslmode.",
            server.port());
  }

  @Test
  void aModeOfTlsThatIsNone() {
    refuses(new Settings(url(database) + "?sslmode=banana", none(), none(), 1))
        .withMessage(
            "The database URL has an unknown sslmode: write disable, allow, prefer, require,"
                + " verify-ca or verify-full.");
  }

  @Test
  void aHostThatIsNone() {
    refuses(new Settings("jdbc:postgresql://no.such.host.invalid/db", none(), none(), 1))
        .withMessage(
            "No PostgreSQL answers at no.such.host.invalid:5432: start it, or correct the database"
                + " URL.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://localhost/db",
        "postgres://me:" + SECRET + "@localhost/db",
        "jdbc:postgresql://me:" + SECRET + "@localhost:x/db",
        "jdbc:postgresql://localhost:99999/db?password=" + SECRET,
        ""
      })
  void aUrlOfSomethingElse(String url) {
    refuses(new Settings(url, none(), none(), 1))
        .withMessage(
            "The database URL is not a PostgreSQL URL: write it as"
                + " jdbc:postgresql://host:5432/database.");
  }

  @Test
  void aUserWithoutRights() {
    refuses(as(SECRET))
        .withMessage(
            "The user %s may not do all that Waybill needs in the database %s at 127.0.0.1:%s:"
                + " make it the owner of the database.",
            role, database, server.port());
  }

  @Test
  void aUserThatMayReadOnly() {
    server.execute(database, "grant select on all tables in schema public to " + role);
    refuses(as(SECRET)).withMessageContaining("make it the owner of the database");
    server.execute(
        database, "grant insert, update, delete on all tables in schema public to " + role);
    assertThat(PostgresDatabase.migrate(as(SECRET)).before())
        .isEqualTo(PostgresScripts.KNOWN.last());
    server.execute(database, "drop owned by " + role);
  }

  @Test
  void aUserThatMayNotMakeTables() {
    server.execute("postgres", "drop database " + database, "create database " + database);
    refuses(as(SECRET)).withMessageContaining("make it the owner of the database");
    server.execute("postgres", "alter database " + database + " owner to " + role);
    assertThat(PostgresDatabase.migrate(as(SECRET)).before()).isZero();
    server.execute("postgres", "alter database " + database + " owner to postgres");
    server.execute(database, "reassign owned by " + role + " to postgres");
  }

  @Test
  void aDatabaseThatTakesNoWrites() {
    server.execute(
        "postgres", "alter database " + database + " set default_transaction_read_only = on");
    refuses(server.settings(database))
        .withMessage(
            "The database %s at 127.0.0.1:%s is read-only: point the database URL at the primary,"
                + " or let it take writes again.",
            database, server.port());
  }

  @Test
  void aPasswordIsNeverPrinted() {
    var settings =
        new Settings(
            "jdbc:postgresql://h/db?user=me&password=" + SECRET,
            Optional.of("me"),
            Optional.of(SECRET),
            3);
    assertThat(settings.toString())
        .isEqualTo(
            "Settings[jdbcUrl=jdbc:postgresql://h/db?…, user=me, password=…, connections=3]");
    assertThat(PostgresServer.of(settings)).hasToString("database db at h:5432");
  }

  private org.assertj.core.api.ThrowableAssertAlternative<DatabaseUnavailable> refuses(
      Settings settings) {
    return assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> PostgresDatabase.open(impatient(settings), Databases.CLOCK))
        .satisfies(
            refusal -> {
              assertThat(refusal.getMessage()).doesNotContain(SECRET).doesNotContain("\n");
              assertThat(refusal.getMessage()).matches("[A-Z].*[.]");
            });
  }

  /// Who waits for half a second: what is wrong here stays wrong.
  private static PostgresServer impatient(Settings settings) {
    return PostgresServer.of(
        settings,
        new PostgresPatience(
            Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMillis(100)));
  }

  private Settings as(String password) {
    return new Settings(url(database), Optional.of(role), Optional.of(password), 1);
  }

  private String url(String name) {
    return server.settings(name).jdbcUrl();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /// While it is open the server asks one user for its password; by default it trusts everybody.
  private record Passwords(PostgresUnderTest server, Path rules, String before)
      implements AutoCloseable {
    static Passwords requiredOf(String role, PostgresUnderTest server) throws IOException {
      var rules = Path.of(server.string("postgres", "show hba_file"));
      var before = Files.readString(rules);
      var passwords = new Passwords(server, rules, before);
      passwords.write("host all " + role + " 127.0.0.1/32 scram-sha-256\n" + before);
      return passwords;
    }

    private void write(String text) throws IOException {
      Files.writeString(rules, text);
      server.execute("postgres", "select pg_reload_conf()");
    }

    @Override
    public void close() throws IOException {
      write(before);
    }
  }
}
