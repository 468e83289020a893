package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Settings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many more want the database at once than there are connections: they are served in turn.
class PostgresCrowdTest {
  private static final int CONNECTIONS = 4;
  private static final int CROWD = 400;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final CountDownLatch together = new CountDownLatch(1);

  @AfterEach
  void drop() {
    server.drop(database);
  }

  private Node node(Duration read, Duration write) {
    var settings = server.settings(database);
    return new Node(
        PostgresUnderTest.open(
            new Settings(settings.jdbcUrl(), settings.user(), settings.password(), CONNECTIONS),
            PostgresLimitsOf.turn(read, write)));
  }

  /// The first ones hold what there is until all the others stand in line. Nobody has to be quick.
  @Test
  void fourHundredReadsAreServedByFourConnections() {
    try (var node = node(LONG, Duration.ZERO)) {
      node.write(() -> node.database().uploads().add(upload(1).tenant(), upload(1)));
      var found =
          AtOnce.call(CROWD, _ -> node.database().transactions().read(() -> findTogether(node)));
      assertThat(found).hasSize(CROWD).allMatch(Boolean::booleanValue);
      assertThat(connections()).isEqualTo(Integer.toString(CONNECTIONS));
    }
  }

  @Test
  void whatHasCostAnUploadItsWayHereIsWrittenInTurn() {
    try (var node = node(Duration.ZERO, LONG)) {
      AtOnce.run(
          CROWD / 4,
          n ->
              node.write(
                  () -> {
                    awaitOthers(node, CROWD / 4);
                    node.database().uploads().add(upload(n).tenant(), upload(n));
                  }));
      assertThat(server.string(database, "select count(*) from upload"))
          .isEqualTo(Integer.toString(CROWD / 4));
    }
  }

  private boolean findTogether(Node node) {
    awaitOthers(node, CROWD);
    return node.database()
        .uploads()
        .findByLink(upload(1).tenant(), upload(1).id().asLink())
        .isPresent();
  }

  private void awaitOthers(Node node, int all) {
    if (together.getCount() > 0) {
      Node.await(LONG, () -> together.getCount() == 0 || waiting(node) == all - CONNECTIONS);
      together.countDown();
    }
  }

  private static int waiting(Node node) {
    return node.database().waiting();
  }

  private String connections() {
    return server.string(
        "postgres",
        "select count(*) from pg_stat_activity where application_name = 'waybill' and datname = '"
            + database
            + "'");
  }

  @Test
  void aNodeThatHasNothingToDoKeepsTwoConnections() {
    var target = PostgresServer.of(server.settings(database));
    var pool = PostgresPool.configuration(target, target.forMigrations());
    assertThat(pool.getMinimumIdle()).isEqualTo(2);
    assertThat(Duration.ofMillis(pool.getIdleTimeout())).isEqualTo(Duration.ofMinutes(1));
    assertThat(pool.getMaximumPoolSize()).isEqualTo(PostgresUnderTest.CONNECTIONS);
  }

  @Test
  void moreThanThereIsRoomForAreTurnedAwayAtOnce() {
    var line = new PostgresLine(1, 1);
    line.enter(Duration.ZERO);
    AtOnce.run(
        2,
        n -> {
          if (n == 0) {
            line.enter(LONG);
            line.leave();
          } else {
            Node.await(LONG, () -> line.waiting() == 1);
            assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> line.enter(LONG))
                .withMessage("the database is busy");
            line.leave();
          }
        });
    line.enter(Duration.ZERO);
  }

  @Test
  void whoIsTurnedAwayLeavesNoPlaceTaken() {
    var line = new PostgresLine(1, 1);
    line.enter(Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> line.enter(Duration.ofMillis(1)));
    }
    line.leave();
    line.enter(Duration.ZERO);
  }

  /// A read that waits is told in time that there is no place for it.
  @Test
  void inProductionReadsWaitTwoSecondsAndWritesTen() {
    assertThat(PostgresLimits.PRODUCTION.read()).isEqualTo(Duration.ofSeconds(2));
    assertThat(PostgresLimits.PRODUCTION.write()).isEqualTo(Duration.ofSeconds(10));
    assertThat(PostgresLimits.WAITING).isGreaterThanOrEqualTo(CROWD);
  }
}
