package dev.waybill.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  /// No trimming, no folding, no normalising (ASVS 6.2.8).
  @ParameterizedTest
  @ValueSource(strings = {" ", " a ", "A", "a\u0301", "\u00e1", "\u0000", "\ud83d\udd11", "a\nb"})
  void isKeptExactlyAsReceived(String text) {
    assertThat(new Password(text).value()).isEqualTo(text);
    assertThat(PasswordAttempt.of(text))
        .isEqualTo(new PasswordAttempt.Plausible(new Password(text)));
  }

  @Test
  void mayHave1024BytesAndNoMore() {
    assertThat(Password.of("a".repeat(1024))).isPresent();
    assertThat(Password.of("a".repeat(1025))).isEmpty();
  }

  @Test
  void isMeasuredInBytesOfUtf8() {
    assertThat(Password.of("\u00e1".repeat(512))).isPresent();
    assertThat(Password.of("\u00e1".repeat(512) + "a")).isEmpty();
  }

  @Test
  void isNotEmpty() {
    assertThat(Password.of("")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Password(""));
  }

  @Test
  void whatCannotBeOneIsAnImpossibleAttempt() {
    assertThat(PasswordAttempt.of("a".repeat(1025))).isEqualTo(new PasswordAttempt.Impossible());
  }
}
