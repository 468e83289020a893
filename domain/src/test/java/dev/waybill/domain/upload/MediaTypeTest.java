package dev.waybill.domain.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource({
    "text/plain, text/plain",
    "TEXT/Plain, text/plain",
    "text/plain; charset=utf-8, text/plain",
    "text/plain;charset=does-not-exist, text/plain",
    "' application/pdf ', application/pdf",
    "application/vnd.oasis.opendocument.text, application/vnd.oasis.opendocument.text",
    "image/svg+xml, image/svg+xml",
    "text/x;, text/x",
  })
  void aWellFormedTypeIsKeptInLowerCaseWithoutParameters(String raw, String value) {
    assertThat(MediaType.of(raw).value()).isEqualTo(value);
  }

  @ParameterizedTest(name = "M49 M50 {index}")
  @ValueSource(
      strings = {
        "",
        "text",
        "/",
        "text/",
        "/plain",
        "a/b/c",
        "image/png,text/html",
        "text/plain; a=b, text/html",
        "text/html; charset=x\r\nX-Evil: 1",
        "text/ht\0ml",
        "text /html",
        "text/h tml",
        "*/*",
        "text/*",
        "-text/plain",
        "text/\u212A",
        "text/ü",
        "<script>/x",
      })
  void anythingElseIsOctetStream(String raw) {
    assertThat(MediaType.of(raw)).isEqualTo(MediaType.OCTET_STREAM);
  }

  @Test
  void theLengthIsLimited() {
    String longest = "a/" + "b".repeat(MediaType.MAX_LENGTH - 2);
    assertThat(MediaType.of(longest).value()).isEqualTo(longest);
    assertThat(MediaType.of(longest + "b")).isEqualTo(MediaType.OCTET_STREAM);
    assertThat(MediaType.of("a/b;" + "x".repeat(10_240))).isEqualTo(MediaType.OCTET_STREAM);
  }

  @Test
  void aMissingTypeIsOctetStream() {
    assertThat(MediaType.of(Optional.empty())).isEqualTo(MediaType.OCTET_STREAM);
    assertThat(MediaType.of(Optional.of("a/b"))).isEqualTo(new MediaType("a/b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Text/plain", "text/plain;charset=utf-8", "a/b\n"})
  void theConstructorTakesTheStoredFormOnly(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaType(value));
  }

  @Property
  void whateverIsSentAHeaderLineComesOutAndStaysAsItIs(@ForAll String raw) {
    MediaType type = MediaType.of(raw);
    assertThat(type.value()).matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");
    assertThat(MediaType.of(type.value())).isEqualTo(type);
  }

  @Property
  void anySuffixLeavesAOneLineType(@ForAll String suffix) {
    assertThat(MediaType.of("text/plain" + suffix).value())
        .matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
        .hasSizeLessThanOrEqualTo(MediaType.MAX_LENGTH);
  }
}
