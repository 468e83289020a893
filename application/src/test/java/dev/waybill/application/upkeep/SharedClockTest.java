package dev.waybill.application.upkeep;

import static dev.waybill.application.fake.Uploads.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.MovableClock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SharedClockTest {
  private static final Duration QUICK = Duration.ofMillis(20);
  private static final Duration SLOW = Duration.ofSeconds(3);

  private final MovableClock own = new MovableClock();
  private final SharedClock clock = new SharedClock(own);

  /// The answer takes as long back as the question took there.
  private void hear(Duration ahead, Duration trip) {
    var asked = own.instant();
    clock.hear(asked, asked.plus(trip.dividedBy(2)).plus(ahead), asked.plus(trip));
  }

  private Duration ahead() {
    return Duration.between(own.instant(), clock.instant());
  }

  @Test
  void withoutADatabaseThatHasAClockItIsTheNodesOwn() {
    var database = new FakeDatabase();
    clock.begin(database.upkeep(), database.transactions());
    clock.look(database.upkeep(), database.transactions());
    assertThat(clock.instant()).isEqualTo(NOW);
    assertThat(clock.objection(() -> NOW.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void theDatabasesTimeGoesOnByTheNodesOwnClock() {
    hear(Duration.ofMinutes(3), QUICK);
    assertThat(ahead()).isEqualTo(Duration.ofMinutes(3));
    own.move(Duration.ofHours(1));
    assertThat(ahead()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void twoNodesAgreeWhateverTheirClocksSay() {
    var other = new MovableClock();
    other.move(Duration.ofMinutes(-4));
    var beside = new SharedClock(other);
    hear(Duration.ofMinutes(1), QUICK);
    beside.hear(other.instant(), NOW.plus(Duration.ofMinutes(1)), other.instant());
    assertThat(beside.instant()).isEqualTo(clock.instant());
  }

  @Test
  void aSmallDifferenceIsFollowedBitByBit() {
    hear(Duration.ZERO, QUICK);
    hear(Duration.ofSeconds(4), QUICK);
    assertThat(ahead()).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 40; i++) {
      hear(Duration.ofSeconds(4), QUICK);
    }
    assertThat(ahead()).isBetween(Duration.ofMillis(3_990), Duration.ofSeconds(4));
  }

  @Test
  void aJumpIsFollowedAtOnceInBothDirections() {
    hear(Duration.ZERO, QUICK);
    hear(Duration.ofHours(2), QUICK);
    assertThat(ahead()).isEqualTo(Duration.ofHours(2));
    hear(Duration.ofHours(-2), QUICK);
    assertThat(ahead()).isEqualTo(Duration.ofHours(-2));
  }

  @Test
  void aSlowAnswerSaysTooLittle() {
    hear(Duration.ofSeconds(30), QUICK);
    hear(Duration.ofHours(2), SLOW);
    assertThat(ahead()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aSlowAnswerIsBetterThanNoneUntilThereIsAQuickerOne() {
    hear(Duration.ofSeconds(2), SLOW);
    assertThat(ahead()).isEqualTo(Duration.ofSeconds(2));
    hear(Duration.ofSeconds(5), SLOW.plusSeconds(1));
    assertThat(ahead()).isEqualTo(Duration.ofSeconds(2));
    hear(Duration.ofSeconds(1), QUICK);
    assertThat(ahead()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aMachineThatIsFarFromTheDatabaseIsRefused() {
    hear(Duration.ZERO, QUICK);
    assertThat(clock.objection(off(Duration.ofMinutes(5)))).isEmpty();
    assertThat(clock.objection(off(Duration.ofMinutes(-5)))).isEmpty();
    assertThat(clock.objection(off(Duration.ofSeconds(301))))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("The clocks of this machine (" + NOW.plusSeconds(301))
                    .endsWith("are too far apart: set them right."));
    assertThat(clock.objection(off(Duration.ofSeconds(-301)))).isPresent();
  }

  private static InstantSource off(Duration by) {
    return () -> NOW.plus(by);
  }
}
