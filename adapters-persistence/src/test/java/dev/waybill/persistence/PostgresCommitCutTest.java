package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.domain.upload.Upload;
import dev.waybill.persistence.PostgresDatabase.Settings;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A network that is cut while an upload is being committed: it is there whole, or not at all.
class PostgresCommitCutTest {
  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final FaultProxy network = FaultProxy.to(server.port());
  private final Node observer = new Node(server.open(database));

  @AfterEach
  void close() {
    network.close();
    observer.close();
    server.drop(database);
  }

  @Test
  void theAnswerToACommitIsLost() {
    var cuts = new AtomicInteger();
    for (int n = 0; n < 5; n++) {
      var upload = upload(n, 3);
      try (var node = oneConnection()) {
        network.onRequest("COMMIT", () -> cut(cuts));
        assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> node.add(upload));
        network.pass();
      }
      awaitEndOfSessions();
      observer.find(upload).ifPresent(found -> assertThat(found).isEqualTo(upload));
    }
    assertThat(cuts).hasPositiveValue();
  }

  private void cut(AtomicInteger cuts) {
    cuts.incrementAndGet();
    network.reset();
  }

  /// Wherever the connection breaks: sooner or later in what a transaction sends.
  @Test
  void theConnectionIsCutSomewhere() {
    var outcomes = new HashSet<Boolean>();
    for (int n = 0; n < 24; n++) {
      var upload = upload(n, 2);
      try (var node = oneConnection()) {
        network.cutRequestsAfter(200L + 200L * n);
        assertThat(acknowledged(node, upload)).isIn(true, false);
        network.pass();
        awaitEndOfSessions();
        var found = observer.find(upload);
        found.ifPresent(whole -> assertThat(whole).isEqualTo(upload));
        outcomes.add(found.isPresent());
      }
    }
    assertThat(outcomes)
        .as("cut before and after the commit")
        .containsExactlyInAnyOrder(true, false);
  }

  private boolean acknowledged(Node node, Upload upload) {
    try {
      node.add(upload);
      assertThat(observer.find(upload)).contains(upload);
      return true;
    } catch (DatabaseUnavailable cut) {
      return false;
    }
  }

  private Node oneConnection() {
    var settings = server.settings(database, network.port());
    return new Node(
        PostgresUnderTest.open(
            new Settings(settings.jdbcUrl(), settings.user(), settings.password(), 1),
            PostgresUnderTest.PATIENT));
  }

  /// The server ends what was cut in its own time.
  private void awaitEndOfSessions() {
    Node.await(
        Node.RECOVERY,
        () ->
            server
                .string(
                    "postgres",
                    "select count(*) from pg_stat_activity where state <> 'idle' and datname = '"
                        + database
                        + "'")
                .equals("0"));
  }
}
