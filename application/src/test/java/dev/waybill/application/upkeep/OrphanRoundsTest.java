package dev.waybill.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OrphanRoundsTest {
  private final FakeDatabase database = new FakeDatabase();
  private final MovableClock clock = new MovableClock();

  @Test
  void theFirstRoundBeginsAtTheFirstHour() {
    assertThat(node().take()).hasValue("");
  }

  @Test
  void anHourHasOneRoundWhicheverNodeAsks() {
    node().take();
    assertThat(node().take()).isEmpty();
    clock.move(OrphanRounds.EVERY.minusMillis(1));
    assertThat(node().take()).isEmpty();
    clock.move(Duration.ofMillis(1));
    assertThat(node().take()).isPresent();
  }

  @Test
  void theNextRoundBeginsWhereTheLastOneEnded() {
    var node = node();
    node.take();
    node.done("2026112509");
    clock.move(OrphanRounds.EVERY);
    assertThat(node().take()).hasValue("2026112509");
  }

  @Test
  void aRoundThatBrokeOffIsBegunAgain() {
    node().take();
    clock.move(OrphanRounds.EVERY);
    assertThat(node().take()).hasValue("");
  }

  @Test
  void ofManyWhoAskAtOnceOneGoes() {
    var going = new AtomicInteger();
    Blobs.concurrently(10, _ -> node().take().ifPresent(_ -> going.incrementAndGet()));
    assertThat(going).hasValue(1);
  }

  private OrphanRounds node() {
    return new OrphanRounds(database.installation(), database.transactions(), clock);
  }
}
