package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a fault says of itself: enough to act upon, and nothing that is secret.
class PostgresCauseTest {
  private static final String SECRET = "s3cret-word";

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final FaultProxy network = FaultProxy.to(server.port());
  private final Node node =
      new Node(PostgresUnderTest.open(secretive(), PostgresUnderTest.PATIENT));

  private Settings secretive() {
    var url = server.settings(database, network.port()).jdbcUrl();
    return new Settings(
        url + "?user=postgres&password=" + SECRET, Optional.empty(), Optional.empty(), 2);
  }

  @AfterEach
  void close() {
    network.pass();
    node.close();
    network.close();
    server.drop(database);
  }

  @Test
  void what_the_server_says_is_told_with_its_state_host_and_attempt() {
    server.execute(database, "alter table stored_file rename to stolen");
    saysOfAWrite("the database failed: 42P01 relation \"stored_file\" does not exist");
    server.execute(database, "alter table stolen rename to stored_file");
    server.execute(
        database,
        "create function no() returns trigger language plpgsql as"
            + " $$ begin raise '%', E'no room\\nsecond line' using errcode = '53100'; end $$",
        "create trigger no before insert on upload execute function no()");
    saysOfAWrite("the database failed: 53100 no room (at 127.0.0.1:" + network.port());
  }

  private void saysOfAWrite(String beginning) {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> node.add(upload(1)))
        .withMessageStartingWith(beginning)
        .withMessageEndingWith("(at 127.0.0.1:" + network.port() + ", attempt 1)");
  }

  @Test
  void a_server_that_is_away_is_told_with_its_host() {
    network.refuse();
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> node.find(upload(1)))
        .satisfies(this::saysAway)
        .withMessageEndingWith("attempt 2)");
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(node::requireAvailable)
        .satisfies(this::saysAway);
  }

  private void saysAway(DatabaseUnavailable fault) {
    assertThat(fault.getMessage())
        .matches("the database failed: 08[0-9A-Z]{3} .*127\\.0\\.0\\.1:" + network.port() + ".*")
        .doesNotContain("Exception");
  }

  /// The server's detail would quote the row; a stack trace prints the messages of all causes.
  @Test
  void values_and_passwords_are_never_printed() {
    node.add(upload(1));
    assertThatThrownBy(() -> node.add(upload(1)))
        .satisfies(
            fault ->
                assertThat(trace(fault))
                    .contains("23505")
                    .doesNotContain(upload(1).id().toString())
                    .doesNotContain(HexFormat.of().formatHex(upload(1).token().bytes()))
                    .doesNotContain("Key (")
                    .doesNotContain(SECRET));
    network.refuse();
    assertThatThrownBy(() -> node.add(upload(2)))
        .satisfies(fault -> assertThat(trace(fault)).doesNotContain(SECRET));
  }

  private static String trace(Throwable fault) {
    var all = new StringWriter();
    fault.printStackTrace(new PrintWriter(all));
    return all.toString();
  }
}
