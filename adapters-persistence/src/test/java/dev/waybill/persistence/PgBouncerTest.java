package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.port.DatabaseUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A pooler before the server: with sessions of our own all is well, without it is refused.
@InNodesTurn
class PgBouncerTest {
  private static final int CLIENTS = 8;
  private static final int EACH = 20;

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();

  @AfterEach
  void drop() {
    server.drop(database);
  }

  private Node node(PgBouncer pooler) {
    return new Node(
        PostgresDatabase.open(server.settings(database, pooler.port()), Databases.CLOCK));
  }

  @Test
  void in_session_mode_two_nodes_serve() {
    try (var pooler = PgBouncer.before(server.port(), "session");
        var one = node(pooler);
        var other = node(pooler)) {
      AtOnce.run(
          CLIENTS,
          client ->
              IntStream.range(0, EACH)
                  .forEach(n -> (client % 2 == 0 ? one : other).add(upload(client * EACH + n))));
      assertThat(IntStream.range(0, CLIENTS * EACH))
          .allMatch(n -> one.find(upload(n)).isPresent() && other.find(upload(n)).isPresent());
      one.requireAvailable();
    }
  }

  @Test
  void in_transaction_and_statement_mode_a_node_does_not_start() {
    for (var mode : List.of("transaction", "statement")) {
      try (var pooler = PgBouncer.before(server.port(), mode)) {
        assertThatExceptionOfType(DatabaseUnavailable.class)
            .as(mode)
            .isThrownBy(() -> node(pooler))
            .withMessage(
                "A pooler between us and PostgreSQL gives a session to others between two"
                    + " transactions: set its pool_mode to session, or connect without it.");
      }
    }
  }

  /// Nothing is lost or mixed up: what was acknowledged is there as it was sent.
  @Test
  void a_mode_that_is_changed_under_a_running_node_is_found() {
    try (var pooler = PgBouncer.before(server.port(), "session");
        var one = node(pooler);
        var other = node(pooler)) {
      one.add(upload(0));
      other.add(upload(1));
      pooler.reload("transaction");
      var kept = new ConcurrentLinkedQueue<Integer>();
      var said = new ConcurrentLinkedQueue<String>();
      AtOnce.run(
          CLIENTS, client -> addSome(client % 2 == 0 ? one : other, 100 * client, kept, said));
      assertThat(said).anyMatch(line -> line.contains("set its pool_mode to session"));
      pooler.reload("session");
      Node.await(Duration.ofSeconds(30), () -> accepts(one, 2));
      assertThat(kept).allSatisfy(n -> assertThat(one.find(upload(n, 3))).contains(upload(n, 3)));
    }
  }

  private static void addSome(Node node, int from, Queue<Integer> kept, Queue<String> said) {
    for (int n = from + 10; n < from + 10 + EACH; n++) {
      try {
        node.add(upload(n, 3));
        kept.add(n);
      } catch (DatabaseUnavailable refused) {
        said.add(String.valueOf(refused.getMessage()));
      }
    }
  }

  private static boolean accepts(Node node, int seed) {
    try {
      node.requireAvailable();
      node.add(upload(seed));
      return true;
    } catch (DatabaseUnavailable notYet) {
      return false;
    }
  }
}
