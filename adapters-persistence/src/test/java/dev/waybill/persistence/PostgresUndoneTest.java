package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.DatabaseUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which failed writes are known to have left nothing, so that their bytes may go at once.
class PostgresUndoneTest {
  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final FaultProxy network = FaultProxy.to(server.port());
  private final Node node =
      new Node(
          PostgresUnderTest.open(
              server.settings(database, network.port()), PostgresUnderTest.PATIENT));

  @AfterEach
  void close() {
    network.pass();
    node.close();
    network.close();
    server.drop(database);
  }

  private void failsAndIsKnown(boolean known) {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> node.add(upload(1)))
        .satisfies(failed -> assertThat(failed.isUndone()).isEqualTo(known));
  }

  @Test
  void a_server_that_was_never_reached_has_done_nothing() {
    network.refuse();
    failsAndIsKnown(true);
  }

  @Test
  void a_statement_that_failed_has_left_nothing() {
    server.execute(database, "alter table stored_file rename to stolen");
    failsAndIsKnown(true);
  }

  /// A rule that is looked at when the transaction ends.
  @Test
  void a_commit_that_the_server_refused_has_left_nothing() {
    server.execute(
        database,
        "create function no() returns trigger language plpgsql as"
            + " $$ begin raise 'no room' using errcode = '53100'; end $$",
        "create constraint trigger no after insert on upload deferrable initially deferred"
            + " for each row execute function no()");
    failsAndIsKnown(true);
    assertThat(node.find(upload(1))).isEmpty();
  }

  @Test
  void a_commit_whose_answer_was_lost_is_unknown() {
    network.onRequest("COMMIT", network::reset);
    failsAndIsKnown(false);
  }
}
