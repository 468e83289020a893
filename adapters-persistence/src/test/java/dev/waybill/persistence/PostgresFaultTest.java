package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.DatabaseUnavailable;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a node says and does while its database is away, and after.
class PostgresFaultTest {
  private static final Duration SOCKET = Duration.ofSeconds(1);

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final FaultProxy network = FaultProxy.to(server.port());
  private final Node node =
      new Node(
          PostgresUnderTest.open(
              server.settings(database, network.port()), PostgresLimitsOf.socket(SOCKET)));

  PostgresFaultTest() {
    node.add(upload(0));
  }

  @AfterEach
  void close() {
    network.pass();
    node.close();
    network.close();
    server.drop(database);
  }

  @Test
  void aDatabaseThatIsDown() {
    network.refuse();
    node.assertSaysThatItIsUnavailable();
    Node.assertUnavailableWithin(Duration.ofSeconds(2), () -> node.find(upload(0)));
    Node.assertUnavailableWithin(Duration.ofSeconds(2), () -> node.add(upload(1)));
    network.pass();
    node.assertRecovers(upload(2));
    assertThat(node.find(upload(1))).isEmpty();
  }

  /// As a paused one: it takes connections and says nothing.
  @Test
  void aDatabaseThatHangs() {
    network.stall();
    node.assertSaysThatItIsUnavailable();
    Node.assertUnavailableWithin(SOCKET.multipliedBy(2).plusSeconds(1), () -> node.find(upload(0)));
    Node.assertUnavailableWithin(SOCKET.multipliedBy(2).plusSeconds(1), () -> node.add(upload(1)));
    network.pass();
    node.assertRecovers(upload(2));
    assertThat(node.find(upload(1))).isEmpty();
  }

  @Test
  void aDatabaseThatHangsInTheMiddleOfWork() {
    Node.assertUnavailableWithin(
        SOCKET.plusSeconds(2),
        () ->
            node.write(
                () -> {
                  node.database().uploads().add(upload(1).tenant(), upload(1));
                  network.stall();
                  node.database().uploads().add(upload(2).tenant(), upload(2));
                }));
    network.pass();
    node.assertRecovers(upload(3));
    assertThat(node.find(upload(1))).isEmpty();
    assertThat(node.find(upload(2))).isEmpty();
  }

  @Test
  void whileItIsAwayEverybodyIsAnsweredAtOnce() {
    network.refuse();
    IntStream.range(0, 12).forEach(_ -> assertThat(node.isAvailable()).isFalse());
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> node.find(upload(0)))
        .withMessageStartingWith("the database does not answer");
    Node.assertUnavailableWithin(Duration.ofMillis(100), () -> node.add(upload(1)));
    Node.assertUnavailableWithin(Duration.ofMillis(100), node::requireAvailable);
    network.pass();
    node.assertRecovers(upload(2));
  }

  @Test
  void aSlowDatabaseIsWaitedFor() {
    network.delay(Duration.ofMillis(60));
    node.requireAvailable();
    node.add(upload(1));
    assertThat(node.find(upload(1))).isPresent();
  }

  /// As after a failover to a standby: what is open is closed, what comes may only read.
  @Test
  void aDatabaseThatIsReadOnly() {
    readOnly("on");
    disconnectAll();
    node.assertSaysThatItIsUnavailable();
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> node.add(upload(1)))
        .withMessageStartingWith("the database is read-only: 25006 ");
    assertThat(node.find(upload(0))).isPresent();
    readOnly("off");
    node.assertRecovers(upload(2));
    IntStream.range(3, 20).forEach(n -> node.add(upload(n)));
  }

  /// The first write that meets it clears the pool of connections that would stay read-only.
  @Test
  void aDatabaseThatWasReadOnlyIsWrittenToAtOnce() {
    readOnly("on");
    disconnectAll();
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> node.add(upload(1)))
        .withMessageStartingWith("the database is read-only: 25006 ");
    readOnly("off");
    Node.await(Node.RECOVERY, () -> accepts(2));
    IntStream.range(3, 20).forEach(n -> node.add(upload(n)));
  }

  private boolean accepts(int seed) {
    try {
      node.add(upload(seed));
      return true;
    } catch (DatabaseUnavailable notYet) {
      return false;
    }
  }

  private void readOnly(String value) {
    server.execute(
        "postgres", "alter database " + database + " set default_transaction_read_only = " + value);
  }

  /// After a restart every connection in the pool is dead, and nobody notices.
  @Test
  void connectionsThatDiedAreReplacedBeforeAnyWorkIsDone() {
    for (int n = 1; n < 4; n++) {
      disconnectAll();
      assertThat(node.find(upload(0))).isPresent();
      disconnectAll();
      node.add(upload(n));
      disconnectAll();
      node.requireAvailable();
    }
    assertThat(node.find(upload(3))).isPresent();
  }

  /// What has begun to write is never tried again.
  @Test
  void aConnectionThatDiesDuringAWriteFailsItOnce() {
    var runs = new int[1];
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(
            () ->
                node.write(
                    () -> {
                      runs[0]++;
                      node.database().uploads().add(upload(1).tenant(), upload(1));
                      disconnectAll();
                      node.database().uploads().add(upload(2).tenant(), upload(2));
                    }));
    assertThat(runs[0]).isEqualTo(1);
    assertThat(node.find(upload(1))).isEmpty();
  }

  @Test
  void aConnectionThatDiesDuringAReadIsReplacedOnce() {
    var runs = new int[1];
    var found =
        node.database()
            .transactions()
            .read(
                () -> {
                  if (runs[0]++ == 0) {
                    disconnectAll();
                  }
                  return node.database()
                      .uploads()
                      .findByLink(upload(0).tenant(), upload(0).id().asLink());
                });
    assertThat(found).contains(upload(0));
    assertThat(runs[0]).isEqualTo(2);
  }

  private void disconnectAll() {
    server.execute(
        "postgres",
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
            + database
            + "'");
  }
}
