package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyRateTest {
  private static final long SECOND = 1_000_000_000;

  private final BodyRate rate = new BodyRate(BodyLimits.DEFAULT);

  @Test
  void silenceIsEnduredForOneWindow() {
    assertThat(rate.patienceNanos()).isEqualTo(30 * SECOND);
    assertThat(rate.waited(29 * SECOND)).isTrue();
    assertThat(rate.patienceNanos()).isEqualTo(SECOND);
    assertThat(rate.waited(SECOND)).isFalse();
  }

  @Test
  void everyWindowNeedsItsBytes() {
    rate.received(30 << 10);
    assertThat(rate.waited(30 * SECOND)).isTrue();
    rate.received((30 << 10) - 1);
    assertThat(rate.waited(30 * SECOND)).isFalse();
  }

  @Test
  void manyShortWaitsAddUp() {
    for (var second = 1; second < 30; second++) {
      rate.received(1);
      assertThat(rate.waited(SECOND)).isTrue();
    }
    assertThat(rate.waited(SECOND)).isFalse();
  }

  @Test
  void longWindowsDoNotOverflow() {
    var limits = new BodyLimits(1L << 40, Duration.ofDays(1), 1, Duration.ofSeconds(1));

    assertThat(new BodyRate(limits).waited(Duration.ofDays(1).toNanos())).isFalse();
  }
}
