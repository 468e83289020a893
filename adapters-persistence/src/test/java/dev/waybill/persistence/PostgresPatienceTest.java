package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// A start that finds its database away waits for it, for a while, and says that it does.
class PostgresPatienceTest {
  private static final PostgresPatience LONG =
      new PostgresPatience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(20));
  private static final PostgresPatience NONE =
      new PostgresPatience(Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO);

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final Logger log = (Logger) LoggerFactory.getLogger(PostgresPatience.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void drop() {
    log.detachAppender(lines);
    server.drop(database);
  }

  @Test
  void aDatabaseThatComesLaterIsWaitedFor() {
    try (var network = FaultProxy.to(server.port())) {
      network.refuse();
      var target = PostgresServer.of(server.settings(database, network.port()), LONG);
      var opening =
          CompletableFuture.supplyAsync(() -> PostgresDatabase.open(target, Databases.CLOCK));
      Node.await(Node.RECOVERY, () -> !lines.list.isEmpty());
      network.pass();
      opening.join().close();
    }
    assertThat(said())
        .singleElement()
        .asString()
        .startsWith("Waiting for the database " + database + " at 127.0.0.1:")
        .endsWith(", for 30 s at most");
  }

  /// Ten nodes that are started at once may find no connection left for a moment.
  @Test
  void aServerWithoutRoomIsWaitedFor() {
    var role = "role_of_" + database;
    server.execute("postgres", "create role " + role + " login connection limit 0");
    var target =
        PostgresServer.of(
            new Settings(
                server.settings(database).jdbcUrl(), Optional.of(role), Optional.of("any"), 2),
            LONG);
    var opening =
        CompletableFuture.supplyAsync(
            () -> PostgresMigrations.migrate(target, PostgresScripts.KNOWN));
    Node.await(Node.RECOVERY, () -> !lines.list.isEmpty());
    server.execute("postgres", "alter role " + role + " superuser");
    assertThat(opening.join().before()).isEqualTo(PostgresScripts.KNOWN.last());
    server.execute("postgres", "drop role " + role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "28000", "3D000", "42501", "25006", "08004", "08P01", "XX000"})
  void whatStaysWrongIsToldAtOnce(String state) {
    var tried = new AtomicInteger();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () ->
                LONG.insist(
                    PostgresServer.of(server.settings(database)),
                    () -> {
                      tried.incrementAndGet();
                      throw new SQLException("no", state, new IOException());
                    }));
    assertThat(tried).hasValue(1);
    assertThat(said()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P03", "57P01", "53300"})
  void whatMayPassIsTriedAgain(String state) throws SQLException {
    var tried = new AtomicInteger();
    var third =
        LONG.insist(
            PostgresServer.of(server.settings(database)),
            () -> {
              if (tried.incrementAndGet() < 3) {
                throw new SQLException("no", state, new IOException());
              }
              return tried.get();
            });
    assertThat(third).isEqualTo(3);
    assertThat(said()).hasSize(1);
  }

  @Test
  void theWaitHasAnEnd() {
    try (var network = FaultProxy.to(server.port())) {
      network.refuse();
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(
              () ->
                  PostgresDatabase.open(
                      PostgresServer.of(server.settings(database, network.port()), NONE),
                      Databases.CLOCK))
          .withMessageEndingWith("start it, or correct the database URL.");
    }
  }

  private List<String> said() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
