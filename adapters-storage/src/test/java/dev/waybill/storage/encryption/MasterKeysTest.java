package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MasterKeysTest {
  @Test
  void theFirstEncryptsAndAllAreFound() {
    var keys = MasterKeys.of(List.of("", " " + TestKeys.SECOND + "\t", "", TestKeys.FIRST));
    var first = MasterKeys.of(List.of(TestKeys.FIRST)).firstId();
    var second = MasterKeys.of(List.of(TestKeys.SECOND)).firstId();

    assertThat(keys.firstId()).isEqualTo(second).isNotEqualTo(first).matches("[0-9a-f]{16}");
    assertThat(keys.find(first)).isPresent();
    assertThat(keys.find(second)).hasValue(keys.first());
    assertThat(keys.find("0123456789abcdef")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "AAAA",
        "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=AA",
        "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ==",
        "0101010101010101010101010101010101010101010101010101010101010101"
      })
  void aLineThatIsNoKeyIsNamedByItsNumberAlone(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKeys.of(List.of(TestKeys.FIRST, "", line)))
        .withMessage(
            "Line 3 of the encryption key file is not a key: 32 random bytes in base64, as"
                + " `openssl rand -base64 32` makes them.");
  }

  @Test
  void aFileWithoutAKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKeys.of(List.of("", " ")))
        .withMessage("The encryption key file holds no key.");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKeys.of(List.of(TestKeys.FIRST, TestKeys.SECOND, TestKeys.FIRST)))
        .withMessage("Line 3 of the encryption key file repeats a key.");
  }
}
