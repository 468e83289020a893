package dev.waybill.domain.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndToEndEncryptionTest {
  @ParameterizedTest
  @CsvSource({"0, false", "15, false", "16, true", "32, true", "48, true", "49, false"})
  void aSaltHas16To48Bytes(int bytes, boolean allowed) {
    assertThat(EndToEndEncryption.isSalt(base64(bytes))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "11, false", "12, true", "13, false", "16, false"})
  void anIvHasExactly12Bytes(int bytes, boolean allowed) {
    assertThat(EndToEndEncryption.isIv(base64(bytes))).isEqualTo(allowed);
  }

  /// Two spellings of one iv would pass for two.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAAAAAAAAAAAAAAAAAAAAB==",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAA=",
        "_AAAAAAAAAAAAAAAAAAAAA==",
        "AAAAAAAAAAAAAAAAAAAAAA==\n",
        " AAAAAAAAAAAAAAAAAAAAAA=="
      })
  void onlyTheCanonicalSpellingCounts(String text) {
    assertThat(EndToEndEncryption.isSalt(text)).isFalse();
  }

  @Test
  void hugeTextIsNotEvenDecoded() {
    assertThat(EndToEndEncryption.isSalt("A".repeat(1 << 20))).isFalse();
  }

  @Test
  void malformedParametersCannotBeKept() {
    var scheme = EncryptionScheme.WHOLE.word();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EndToEndEncryption(scheme, base64(15), base64(12)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EndToEndEncryption(scheme, base64(16), base64(16)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EndToEndEncryption("", base64(16), base64(12)));
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
