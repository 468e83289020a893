package dev.waybill.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementTokenTest {
  private static final String ZEROS = "A".repeat(43);

  @Test
  void randomBytesBecome43CharactersOfBase64Url() {
    var bytes = new byte[ManagementToken.RANDOM_BYTES];
    Arrays.fill(bytes, (byte) 0xff);
    assertThat(ManagementToken.of(bytes).value()).isEqualTo("_".repeat(42) + "8");
    assertThat(ManagementToken.of(new byte[32]).value()).isEqualTo(ZEROS);
  }

  @Test
  void itTakesExactly32RandomBytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> ManagementToken.of(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> ManagementToken.of(new byte[33]));
  }

  @Test
  void theCanonicalFormIsRead() {
    assertThat(ManagementToken.parse(ZEROS)).contains(new ManagementToken(ZEROS));
  }

  /// One token must not have two spellings: the last character carries four bits only.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void anyOtherTextIsNone(String text) {
    assertThat(ManagementToken.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new ManagementToken(text));
  }

  /// Known answer, so that tokens already given out go on working.
  @Test
  void itsHashIsTheSha256OfItsText() {
    assertThat(new ManagementToken(ZEROS).hash().hex())
        .isEqualTo("0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a");
    assertThat(ManagementTokenHash.of(new ManagementToken(ZEROS).hash().bytes()))
        .isEqualTo(new ManagementToken(ZEROS).hash());
  }
}
