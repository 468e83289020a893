package dev.waybill.domain.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.domain.size.ByteCount;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final Instant NOW = Instant.parse("2026-11-23T23:59:59.999Z");
  private static final String ID = "0b9f5c1e-6d6a-4f0c-9d5b-8f6f2f1f7c11";

  @Test
  void aBlobKeyBeginsWithItsHourInUtc() {
    var key = BlobKey.of(NOW, new byte[BlobKey.RANDOM_BYTES]);
    assertThat(key).hasToString("2026112323/00/" + "0".repeat(32));
    assertThat(key.hour()).isEqualTo(BlobKey.hourOf(NOW));
  }

  @Test
  void hoursCompareLikeTime() {
    assertThat(BlobKey.hourOf(NOW)).isLessThan(BlobKey.hourOf(NOW.plusMillis(1)));
    assertThat(BlobKey.hourOf(NOW)).isLessThan(BlobKey.END_OF_TIME);
  }

  @Test
  void aBlobKeyTakes16RandomBytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> BlobKey.of(NOW, new byte[15]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026112323/00/0000",
        "../../../etc/passwd",
        "2026112323/0A/00000000000000000000000000000000",
        "2026112323/00/00000000000000000000000000000000/",
        "2026112323/00/00000000000000000000000000000000\n",
        "2026112323\\00\\00000000000000000000000000000000"
      })
  void whatLooksLikeAnythingElseIsNoBlobKey(String text) {
    assertThat(BlobKey.isKey(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new BlobKey(text));
  }

  @Test
  void aLinkIsReadBack() {
    assertThat(LinkId.parse(ID)).contains(new LinkId(UUID.fromString(ID)));
    assertThat(new LinkId(UUID.fromString(ID))).hasToString(ID);
  }

  /// One upload, one address: no other spelling of a UUID that the JDK would read.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0B9F5C1E-6D6A-4F0C-9D5B-8F6F2F1F7C11",
        "0b9f5c1e6d6a4f0c9d5b8f6f2f1f7c11",
        "{0b9f5c1e-6d6a-4f0c-9d5b-8f6f2f1f7c11}",
        "0b9f5c1e-6d6a-4f0c-9d5b-8f6f2f1f7c11 ",
        "0b9f5c1e-6d6a-4f0c-9d5b-8f6f2f1f7c1g"
      })
  void noOtherSpellingIsALink(String text) {
    assertThat(LinkId.parse(text)).isEmpty();
  }

  @Test
  void bytesAreNeverNegativeAndNeverWrapAround() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteCount(-1));
    assertThat(new ByteCount(2).plus(3)).isEqualTo(new ByteCount(5));
    assertThat(new ByteCount(6).exceeds(new ByteCount(5))).isTrue();
    assertThat(new ByteCount(5).exceeds(new ByteCount(5))).isFalse();
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new ByteCount(Long.MAX_VALUE).plus(1));
  }

  @Test
  void aDigestIsWrittenInBothWays() {
    var digest = Digest.of(new byte[32]);
    assertThat(digest.hex()).isEqualTo("0".repeat(64));
    assertThat(digest.base64()).isEqualTo("A".repeat(43) + "=");
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest("0".repeat(63)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest("F".repeat(64)));
  }
}
