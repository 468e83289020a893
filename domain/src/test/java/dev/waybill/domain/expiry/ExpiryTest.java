package dev.waybill.domain.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "30m, 2026-11-23T10:30:00Z",
    "6h,  2026-11-23T16:00:00Z",
    "1d,  2026-11-24T10:00:00Z",
    "3d,  2026-11-26T10:00:00Z",
    "7d,  2026-11-30T10:00:00Z"
  })
  void everyChoiceCountsFromNow(String word, Instant end) {
    var choice = ExpiryChoice.parse(word).orElseThrow();
    assertThat(choice.from(NOW)).isEqualTo(new Expiry(end));
    assertThat(choice.word()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2d", "7D", " 7d", "7d ", "7", "never", "-1d", "007d"})
  void nothingElseIsAChoice(String word) {
    assertThat(ExpiryChoice.parse(word)).isEmpty();
  }

  @Test
  void isOverFromItsInstantOn() {
    var expiry = new Expiry(NOW);
    assertThat(expiry.isOver(NOW.minusNanos(1))).isFalse();
    assertThat(expiry.isOver(NOW)).isTrue();
    assertThat(expiry.isOver(NOW.plusNanos(1))).isTrue();
  }
}
