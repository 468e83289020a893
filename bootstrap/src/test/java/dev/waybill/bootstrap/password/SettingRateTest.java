package dev.waybill.bootstrap.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.port.ShareUsedUp;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.password.HashRefusals.Reason;
import dev.waybill.domain.access.Password;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SettingRateTest {
  /// Near where such a clock begins anew.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 7);

  private final HashRefusals refusals = new HashRefusals(nanos::get);
  private final SettingRate rate = new SettingRate(60, refusals, nanos::get);

  private void take(int times, String network) {
    for (int i = 0; i < times; i++) {
      rate.take(network);
    }
  }

  private void refuses(String network, Duration wait) {
    assertThatExceptionOfType(ShareUsedUp.class)
        .isThrownBy(() -> rate.take(network))
        .satisfies(refused -> assertThat(refused.retryAfter()).isEqualTo(wait));
  }

  @Test
  void a_minutes_worth_may_come_at_once_and_then_one_after_the_other() {
    take(60, "a");
    refuses("a", Duration.ofSeconds(1));
    take(60, "b");
    nanos.addAndGet(Duration.ofMillis(700).toNanos());
    refuses("a", Duration.ofMillis(300));
    nanos.addAndGet(Duration.ofMillis(300).toNanos());
    take(1, "a");
    refuses("a", Duration.ofSeconds(1));
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    take(60, "a");
    refuses("a", Duration.ofSeconds(1));
    assertThat(refusals.counted(Reason.SET_TOO_MANY)).isEqualTo(4);
  }

  @Test
  void checking_a_password_sets_none() {
    var hasher =
        new Argon2PasswordHasher(new SystemRandomBytes(), HashLimits.of(1, 1, 1), nanos::get);
    var password = new Password("secret");
    var hash = hasher.hash(password, "a");
    assertThatExceptionOfType(ShareUsedUp.class).isThrownBy(() -> hasher.hash(password, "a"));
    assertThat(hasher.matches(password, hash, "a")).isTrue();
    assertThat(hasher.matches(password, hash, "a")).isTrue();
  }
}
