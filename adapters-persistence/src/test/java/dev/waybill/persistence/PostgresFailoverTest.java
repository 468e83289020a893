package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.port.DatabasePrimary;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A standby is promoted, and the old primary comes back as a writer: what a reboot does where
/// nothing fences it.
@InNodesTurn
class PostgresFailoverTest {
  private static final int CLIENTS = 64;
  private static final int EACH = 4;

  private final InstalledServer first = InstalledServer.start();
  private final String database = first.underTest().fresh();
  private final InstalledServer second = first.standby();

  @AfterEach
  void close() {
    second.close();
    first.close();
  }

  /// The driver forgets at once what it knew of a host, as it does by itself after ten seconds.
  private Node node(InstalledServer... hosts) {
    var addresses = Stream.of(hosts).map(host -> "127.0.0.1:" + host.port()).collect(joining(","));
    var url = "jdbc:postgresql://" + addresses;
    return new Node(
        PostgresUnderTest.open(
            new Settings(
                url + "/" + database + "?hostRecheckSeconds=0",
                Optional.of("postgres"),
                Optional.of("postgres"),
                16),
            PostgresUnderTest.PATIENT));
  }

  /// The standby has everything, the primary dies, the standby takes over.
  private void failOver() {
    Node.await(Node.RECOVERY, () -> count(second) == count(first));
    first.kill();
    second.promote();
  }

  private long count(InstalledServer server) {
    return Long.parseLong(server.underTest().string(database, "select count(*) from upload"));
  }

  @Test
  void nothing_goes_to_the_old_primary_and_everything_is_found() {
    var meters = new SimpleMeterRegistry();
    try (var node = node(first, second)) {
      node.database().bindTo(meters);
      node.add(upload(0));
      assertThat(timeline(node)).isEqualTo(1);
      failOver();
      Node.await(Node.RECOVERY, () -> accepts(node, 1));
      assertThat(timeline(node)).isEqualTo(2);
      first.startAgain();

      addAll(node, 1000);

      assertThat(count(first)).as("uploads on the old primary").isEqualTo(1);
      assertThat(count(second)).isEqualTo(2 + CLIENTS * EACH);
      assertThat(unreachable(node, 1000)).isZero();
      assertThat(
              meters
                  .get("waybill.database.sessions.refused")
                  .tag("reason", "old_timeline")
                  .functionCounter()
                  .count())
          .isPositive();
      assertThat(meters.get("waybill.database.timeline").gauge().value()).isEqualTo(2);
    }
  }

  private static void addAll(Node node, int from) {
    AtOnce.run(
        CLIENTS,
        client ->
            IntStream.range(0, EACH).forEach(n -> node.add(upload(from + client * EACH + n))));
  }

  private static long unreachable(Node node, int from) {
    return IntStream.range(from, from + CLIENTS * EACH)
        .filter(n -> node.find(upload(n)).isEmpty())
        .count();
  }

  private static long timeline(Node node) {
    return node.database().newestPrimary().orElseThrow().timeline();
  }

  private static boolean accepts(Node node, int seed) {
    try {
      node.add(upload(seed));
      return true;
    } catch (DatabaseUnavailable notYet) {
      return false;
    }
  }

  /// Its sessions lead to the old primary, and nothing has gone wrong with them.
  @Test
  void a_node_that_slept_through_the_failover_hears_of_it() {
    try (var node = node(first, second)) {
      node.add(upload(0));
      failOver();
      first.startAgain();
      Node.await(PostgresWatch.PAUSE.multipliedBy(4), () -> timeline(node) == 2);
      addAll(node, 1000);
      assertThat(count(first)).as("uploads on the old primary").isEqualTo(1);
      assertThat(unreachable(node, 1000)).isZero();
    }
  }

  @Test
  void a_node_that_starts_later_takes_the_new_one() {
    failOver();
    first.startAgain();
    try (var node = node(first, second)) {
      node.add(upload(0));
      assertThat(count(first)).isZero();
      assertThat(count(second)).isEqualTo(1);
    }
  }

  /// As where a name or an address leads to the wrong one: better nothing than the wrong answer.
  @Test
  void where_only_the_old_one_is_left_nothing_is_written_or_read() {
    try (var node = node(first, second)) {
      node.add(upload(0));
      failOver();
      Node.await(Node.RECOVERY, () -> accepts(node, 1));
      first.startAgain();
      second.stop();
      for (int n = 0; n < 20; n++) {
        assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> node.add(upload(2)));
        assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> node.find(upload(1)));
      }
      assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(node::requireAvailable);
      assertThat(count(first)).isEqualTo(1);
      second.startAgain();
      Node.await(Duration.ofSeconds(30), () -> accepts(node, 3));
      assertThat(count(second)).isEqualTo(3);
    }
  }

  /// What its own rows cannot tell, is told by what was remembered elsewhere.
  @Test
  void a_node_that_has_only_ever_seen_the_old_one_can_tell_it_from_the_new_one() {
    DatabasePrimary remembered;
    try (var node = node(first, second)) {
      node.add(upload(0));
      failOver();
      Node.await(Node.RECOVERY, () -> accepts(node, 1));
      remembered = node.database().primary().orElseThrow();
    }
    first.startAgain();
    try (var late = node(first)) {
      late.requireAvailable();
      assertThat(late.database().primary().orElseThrow().lacks(remembered)).isTrue();
    }
    try (var other = node(second)) {
      other.requireAvailable();
      assertThat(other.database().primary()).contains(remembered);
    }
  }

  /// Right after it, before any checkpoint.
  @Test
  void a_promotion_shows_at_once() {
    try (var node = node(second, first)) {
      node.add(upload(0));
      Node.await(Node.RECOVERY, () -> count(second) == 1);
      second.promote();
      first.kill();
      Node.await(Node.RECOVERY, () -> accepts(node, 1));
      assertThat(timeline(node)).isEqualTo(2);
      assertThat(
              second
                  .underTest()
                  .string(
                      database,
                      "select value from installation_fact where name = 'postgresql-primary'"))
          .contains("/2/");
      first.startAgain();
    }
  }
}
