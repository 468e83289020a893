package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.NodeRegistry;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two nodes on one database, one of which is slow, paused, greedy or gone.
class PostgresNodesTest {
  private static final PostgresLimits REAL = PostgresLimits.PRODUCTION;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final Node one = node(PostgresLimitsOf.turn(REAL.read(), Duration.ofMillis(600)));
  private final Node other = node(REAL);

  private Node node(PostgresLimits limits) {
    return new Node(PostgresUnderTest.open(server.settings(database), limits));
  }

  /// A node whose transactions end when they pause.
  private Node easilyPaused() {
    return node(PostgresLimitsOf.lockAndIdle(REAL.lock(), PAUSE));
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    server.drop(database);
  }

  /// The pause is what a full garbage collection, a suspended machine or SIGSTOP looks like.
  @Test
  void aPausedWriterCannotReviveWhatWasDeletedMeanwhile() {
    var upload = upload(1, 2);
    other.add(upload);
    try (var paused = easilyPaused()) {
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> paused.write(() -> prolongAfterRemoval(paused, upload)));
    }
    assertThat(one.find(upload)).isEmpty();
    assertThat(claim(one)).hasSize(2);
  }

  /// The other node waits for the row until the server ends the transaction that has it.
  private void prolongAfterRemoval(Node node, Upload upload) {
    var found = node.lock(upload);
    CompletableFuture.runAsync(() -> other.remove(upload)).join();
    prolong(node, found);
  }

  private static void prolong(Node node, Upload found) {
    node.database()
        .uploads()
        .update(found.tenant(), found.with(found.access(), ExpiryChoice.ONE_DAY.from(NOW)));
  }

  @Test
  void aWriterThatIsPausedBeforeItsCommitHasDoneNothing() {
    var upload = upload(1);
    try (var paused = easilyPaused()) {
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(
              () ->
                  paused.write(
                      () -> {
                        paused.database().uploads().add(upload.tenant(), upload);
                        awaitNoTransaction();
                      }));
      assertThat(other.find(upload)).isEmpty();
      paused.add(upload);
      assertThat(other.find(upload)).contains(upload);
    }
  }

  /// Whoever removes a node's row knows of every upload that the node has kept.
  @Test
  void aNodeIsNotRemovedInTheMiddleOfAnUploadAndIsRenewedMeanwhile() {
    var registered = new NodeRegistry.Node("1", "a", "1", List.of(), 0, NOW, false, NOW);
    var renewed =
        new NodeRegistry.Node("1", "a", "1", List.of("k"), 0, NOW, false, NOW.plusMillis(1));
    one.write(() -> one.database().nodes().record(registered));
    try (var impatient = node(PostgresLimitsOf.lockAndIdle(Duration.ofMillis(200), REAL.idle()))) {
      one.write(
          () -> {
            one.database()
                .uploads()
                .add(upload(1).tenant(), upload(1), new AddRequirements(Optional.of("1"), false));
            CompletableFuture.runAsync(
                    () -> impatient.write(() -> impatient.database().nodes().renew(renewed)))
                .join();
            CompletableFuture.runAsync(
                    () ->
                        assertThatExceptionOfType(DatabaseUnavailable.class)
                            .isThrownBy(
                                () ->
                                    impatient.write(
                                        () -> impatient.database().nodes().retire(renewed))))
                .join();
          });
      impatient.write(() -> assertThat(impatient.database().nodes().retire(renewed)).isOne());
    }
    assertThat(other.find(upload(1))).isPresent();
  }

  private void awaitNoTransaction() {
    Node.await(
        Node.RECOVERY,
        () ->
            server
                .string(
                    "postgres",
                    "select count(*) from pg_stat_activity where xact_start is not null"
                        + " and datname = '"
                        + database
                        + "'")
                .equals("0"));
  }

  @Test
  void aRowThatAnotherNodeHoldsIsNotWaitedForForever() {
    var upload = upload(1);
    one.add(upload);
    try (var impatient = node(PostgresLimitsOf.lockAndIdle(Duration.ofMillis(200), REAL.idle()))) {
      one.write(
          () -> {
            one.lock(upload);
            CompletableFuture.runAsync(() -> assertBusy(impatient, upload)).join();
          });
    }
  }

  private static void assertBusy(Node node, Upload upload) {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> node.remove(upload))
        .withMessageStartingWith("the database is busy: 55P03 ");
  }

  @Test
  void twoSweepsClaimDifferentTombstones() {
    one.write(() -> IntStream.range(0, 10).forEach(this::expired));
    one.write(() -> one.database().upkeep().buryExpiredAcrossTenants(NOW, 10));
    one.write(
        () -> {
          var mine = one.database().upkeep().claimTombstonesAcrossTenants(4, NOW, NOW.plus(PAUSE));
          var theirs = CompletableFuture.supplyAsync(() -> claim(other)).join();
          assertThat(mine).hasSize(4);
          assertThat(theirs).hasSize(6).doesNotContainAnyElementsOf(mine);
        });
  }

  private static List<BlobKey> claim(Node node) {
    return node.database()
        .transactions()
        .write(
            () -> node.database().upkeep().claimTombstonesAcrossTenants(10, NOW, NOW.plus(PAUSE)));
  }

  private void expired(int n) {
    var upload = Uploads.expiring(upload(n), NOW);
    one.database().uploads().add(upload.tenant(), upload);
  }

  @Test
  void anUploadThatIsBeingProlongedIsNotBuried() {
    var upload = Uploads.expiring(upload(1), NOW);
    one.add(upload);
    one.write(
        () -> {
          var found = one.lock(upload);
          assertThat(CompletableFuture.supplyAsync(() -> buryByTheOther()).join()).isZero();
          prolong(one, found);
        });
    assertThat(buryByTheOther()).isZero();
    assertThat(one.find(upload)).isPresent();
  }

  private int buryByTheOther() {
    return other
        .database()
        .transactions()
        .write(() -> other.database().upkeep().buryExpiredAcrossTenants(NOW, 9));
  }

  @Test
  void probingNeedsNoTenantInParticular() {
    server.execute(database, "update tenant set id = 'another'");
    one.write(() -> one.database().upkeep().probe());
    server.execute(database, "delete from tenant");
    one.write(() -> one.database().upkeep().probe());
  }

  @Test
  void aPoolThatIsUsedUpSaysSoInTime() {
    var held = new CountDownLatch(PostgresUnderTest.CONNECTIONS);
    var done = new CountDownLatch(1);
    AtOnce.run(
        PostgresUnderTest.CONNECTIONS + 1,
        n -> {
          if (n < PostgresUnderTest.CONNECTIONS) {
            one.database().transactions().read(() -> hold(held, done));
          } else {
            assertUsedUp(held);
            done.countDown();
          }
        });
    one.requireAvailable();
    one.add(upload(1));
  }

  private void assertUsedUp(CountDownLatch held) {
    await(held);
    one.assertSaysThatItIsUnavailable();
    Node.assertUnavailableWithin(REAL.read().plusSeconds(1), () -> one.find(upload(1)));
    Node.assertUnavailableWithin(Duration.ofMillis(1_500), () -> one.add(upload(1)));
    other.add(upload(2));
  }

  @Test
  void closingWaitsForWhatIsUnderWayAndLetsNothingBegin() {
    var held = new CountDownLatch(1);
    var closing = new CountDownLatch(1);
    AtOnce.run(
        2,
        n -> {
          if (n == 0) {
            one.write(
                () -> {
                  hold(held, closing);
                  one.database().uploads().add(upload(1).tenant(), upload(1));
                });
          } else {
            await(held);
            var closed = CompletableFuture.runAsync(one::close);
            Node.await(Node.RECOVERY, () -> !one.isAvailable());
            closing.countDown();
            closed.join();
          }
        });
    assertThat(other.find(upload(1))).isPresent();
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> one.add(upload(2)));
  }

  private static boolean hold(CountDownLatch held, CountDownLatch done) {
    held.countDown();
    await(done);
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
