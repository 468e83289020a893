package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RememberedTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MovableClock clock = new MovableClock();
  private final Remembered<String, Integer> values = new Remembered<>(2, MINUTE, clock);

  @Test
  void aValueIsGoodForItsTime() {
    put("a", 1);
    clock.move(MINUTE.minusMillis(1));
    assertThat(values.find("a")).hasValue(1);
    clock.move(Duration.ofMillis(1));
    assertThat(values.find("a")).isEmpty();
  }

  @Test
  void aClockThatWasSetBackMakesForgetful() {
    put("a", 1);
    clock.move(Duration.ofMillis(-1));
    assertThat(values.find("a")).isEmpty();
  }

  @Test
  void theLeastRecentlyUsedIsGivenUp() {
    put("a", 1);
    put("b", 2);
    assertThat(values.find("a")).hasValue(1);
    put("c", 3);

    assertThat(values.find("a")).hasValue(1);
    assertThat(values.find("b")).isEmpty();
    assertThat(values.find("c")).hasValue(3);
  }

  private void put(String key, int value) {
    values.put(key, value, clock.instant());
  }
}
