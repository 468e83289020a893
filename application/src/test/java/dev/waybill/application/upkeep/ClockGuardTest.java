package dev.waybill.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.upkeep.ClockGuard.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockGuardTest {
  private static final Evidence NONE = new Evidence(Optional.empty(), Optional.empty());
  private static final Duration TICK = Duration.ofMinutes(5);

  /// Near the end of the range, as nothing says where it begins.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);

  private final ClockGuard guard = new ClockGuard(nanos::get);
  private Instant wall = Instant.parse("2026-11-26T10:00:00Z");

  @Test
  void aSteadyClockIsTrusted() {
    for (int tick = 0; tick < 100; tick++) {
      assertThat(guard.objection(wall, NONE)).isEmpty();
      pass(TICK);
    }
  }

  @Test
  void aClockThatIsSetRightByMinutesIsTrusted() {
    guard.objection(wall, NONE);
    pass(TICK);
    wall = wall.plus(Duration.ofMinutes(59));
    assertThat(guard.objection(wall, NONE)).isEmpty();
    wall = wall.minus(Duration.ofMinutes(59));
    assertThat(guard.objection(wall, NONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P8D", "PT2H", "PT-2H", "P-8D"})
  void aJumpIsDoubtedUntilTheClockHasBeenSteady(Duration jump) {
    guard.objection(wall, NONE);
    pass(TICK);
    wall = wall.plus(jump);
    assertThat(guard.objection(wall, NONE)).isPresent();
    pass(ClockGuard.SETTLING.minusSeconds(1));
    assertThat(guard.objection(wall, NONE)).isPresent();
    pass(Duration.ofSeconds(1));
    assertThat(guard.objection(wall, NONE)).isEmpty();
  }

  @Test
  void aSecondJumpBeginsAnew() {
    guard.objection(wall, NONE);
    wall = wall.plus(Duration.ofDays(8));
    guard.objection(wall, NONE);
    pass(Duration.ofMinutes(30));
    wall = wall.minus(Duration.ofDays(8));
    assertThat(guard.objection(wall, NONE)).isPresent();
    pass(Duration.ofMinutes(30));
    assertThat(guard.objection(wall, NONE)).isPresent();
    pass(Duration.ofMinutes(30));
    assertThat(guard.objection(wall, NONE)).isEmpty();
  }

  @Test
  void afterAPauseTheFirstLookIsNotEnough() {
    var swept = lastSwept(wall.minus(Duration.ofDays(2)));
    assertThat(guard.objection(wall, swept)).isPresent();
    pass(ClockGuard.SECOND_LOOK);
    assertThat(guard.objection(wall, swept)).isEmpty();
  }

  @Test
  void aStartSoonAfterTheLastSweepGoesOn() {
    assertThat(guard.objection(wall, lastSwept(wall.minus(TICK)))).isEmpty();
  }

  @Test
  void aStartLongBeforeTheLastSweepIsDoubted() {
    var swept = lastSwept(wall.plus(Duration.ofHours(2)));
    assertThat(guard.objection(wall, swept)).isPresent();
    pass(ClockGuard.SECOND_LOOK);
    assertThat(guard.objection(wall, swept)).isPresent();
  }

  @Test
  void theDatabasesClockDecides() {
    guard.objection(wall, NONE);
    wall = wall.plus(Duration.ofDays(8));
    assertThat(guard.objection(wall, database(wall.minusSeconds(200)))).isEmpty();
    assertThat(guard.objection(wall, database(wall.minus(Duration.ofMinutes(6))))).isPresent();
    assertThat(guard.objection(wall, database(wall.plus(Duration.ofDays(8))))).isPresent();
  }

  @Test
  void byHandOnlyAnEvidentMistakeIsRefused() {
    assertThat(ClockGuard.objectionByHand(wall, NONE)).isEmpty();
    assertThat(ClockGuard.objectionByHand(wall, lastSwept(wall.minus(Duration.ofDays(7)))))
        .isEmpty();
    assertThat(ClockGuard.objectionByHand(wall, lastSwept(wall.plus(Duration.ofHours(2)))))
        .isPresent();
    assertThat(ClockGuard.objectionByHand(wall, lastSwept(wall.minus(Duration.ofDays(9)))))
        .isPresent();
    assertThat(ClockGuard.objectionByHand(wall, database(wall.plus(Duration.ofHours(1)))))
        .isPresent();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    wall = wall.plus(time);
  }

  private static Evidence lastSwept(Instant at) {
    return new Evidence(Optional.of(at), Optional.empty());
  }

  private static Evidence database(Instant now) {
    return new Evidence(Optional.empty(), Optional.of(now));
  }
}
