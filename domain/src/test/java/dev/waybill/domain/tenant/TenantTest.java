package dev.waybill.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {
  /// Two spellings of one tenant would share a home (trust.md T4).
  @ParameterizedTest
  @ValueSource(strings = {"", "Default", "a b", "a.b", "a_b", "../a", "\u00e4", "a\n", "a/b"})
  void anIdHasOneSpelling(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(text));
  }

  @Test
  void anIdHasAtMost63Characters() {
    assertThat(new TenantId("a".repeat(63)).toString()).hasSize(63);
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId("a".repeat(64)));
  }

  @Test
  void aPolicyAllowsWhatItLists() {
    var policy = policy(1, ExpiryChoice.ONE_DAY, List.of(ExpiryChoice.ONE_DAY));
    assertThat(policy.allows(ExpiryChoice.ONE_DAY)).isTrue();
    assertThat(policy.allows(ExpiryChoice.SEVEN_DAYS)).isFalse();
  }

  @Test
  void aPolicyDoesNotChangeBehindItsBack() {
    var choices = new ArrayList<>(List.of(ExpiryChoice.ONE_DAY));
    var policy = policy(1, ExpiryChoice.ONE_DAY, choices);
    choices.add(ExpiryChoice.SEVEN_DAYS);
    assertThat(policy.allows(ExpiryChoice.SEVEN_DAYS)).isFalse();
  }

  @Test
  void aPolicyAllowsItsOwnDefaultAndAtLeastAFile() {
    var choices = List.of(ExpiryChoice.ONE_DAY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(1, ExpiryChoice.SEVEN_DAYS, choices));
    assertThatIllegalArgumentException().isThrownBy(() -> policy(0, ExpiryChoice.ONE_DAY, choices));
  }

  private static TenantPolicy policy(
      int files, ExpiryChoice defaultExpiry, List<ExpiryChoice> choices) {
    return new TenantPolicy(new ByteCount(1), files, defaultExpiry, choices);
  }
}
