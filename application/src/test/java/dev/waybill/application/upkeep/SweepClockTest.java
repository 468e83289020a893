package dev.waybill.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepClockTest {
  private final FakeDatabase database = new FakeDatabase();
  private final MovableClock clock = new MovableClock();

  @Test
  void aNewInstallationIsSweptAtOnce() {
    assertThat(node().objection()).isEmpty();
    assertThat(node().objectionByHand()).isEmpty();
  }

  @Test
  void whatOneNodeSweptAnotherKnows() {
    node().swept();
    clock.move(Duration.ofDays(9));
    assertThat(node().objection()).isPresent();
    assertThat(node().objectionByHand()).isPresent();
    node().swept();
    assertThat(node().objection()).isEmpty();
    assertThat(node().objectionByHand()).isEmpty();
  }

  private SweepClock node() {
    return new SweepClock(
        database.installation(),
        database.upkeep(),
        database.transactions(),
        clock,
        new ClockGuard(() -> 0));
  }
}
