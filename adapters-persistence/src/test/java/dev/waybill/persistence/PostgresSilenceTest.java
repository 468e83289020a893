package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Settings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A server that says nothing, and one that has much to do, with the limits of production.
class PostgresSilenceTest {
  private static final int CROWD = 1_000;

  /// Half a second until it is noticed, half a second for the question, and a busy machine.
  private static final Duration FIRST_WAVE = Duration.ofMillis(2_500);

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final FaultProxy network = FaultProxy.to(server.port());
  private final Node node = new Node(PostgresUnderTest.open(sixteen(), PostgresLimits.PRODUCTION));

  private Settings sixteen() {
    var settings = server.settings(database, network.port());
    return new Settings(settings.jdbcUrl(), settings.user(), settings.password(), 16);
  }

  @AfterEach
  void close() {
    network.pass();
    node.close();
    network.close();
    server.drop(database);
  }

  /// Without the watch the first wave waits for as long as a socket does, 10 s.
  @Test
  void what_is_under_way_when_it_falls_silent_is_told_soon() {
    node.requireAvailable();
    node.add(upload(0));
    network.stall();
    AtOnce.run(
        24,
        n ->
            Node.assertUnavailableWithin(
                FIRST_WAVE,
                () -> {
                  if (n % 2 == 0) {
                    node.find(upload(0));
                  } else {
                    node.add(upload(n));
                  }
                }));
    node.assertSaysThatItIsUnavailable();
    network.pass();
    node.assertRecovers(upload(100));
  }

  /// The server works for longer than that, and says so to whoever asks.
  @Test
  void a_long_statement_is_not_silence() {
    node.add(upload(0));
    node.write(
        () ->
            assertThat(
                    node.database()
                        .currentSession()
                        .createNativeQuery("select 1 from pg_sleep(3)", Integer.class)
                        .getSingleResult())
                .isEqualTo(1));
  }

  @Test
  void a_thousand_uploads_at_an_idle_node_are_all_kept() {
    AtOnce.run(
        CROWD,
        n -> {
          node.requireAvailable();
          node.add(upload(n));
        });
    assertThat(server.string(database, "select count(*) from upload"))
        .isEqualTo(Integer.toString(CROWD));
  }

  @Test
  void the_reason_is_told_while_nobody_tries() {
    network.refuse();
    for (int n = 0; n < 12; n++) {
      assertThat(node.isAvailable()).isFalse();
    }
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> node.find(upload(0)))
        .withMessageMatching("the database does not answer: 08[0-9A-Z]{3} .+");
  }
}
