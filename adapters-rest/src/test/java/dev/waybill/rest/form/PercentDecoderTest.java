package dev.waybill.rest.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentDecoderTest {
  @ParameterizedTest
  @CsvSource({
    "a+b,          'a b'",
    "a%20b,        'a b'",
    "a%2Bb,        a+b",
    "%C3%A4,       \u00e4",
    "%c3%a4,       \u00e4",
    "\u00e4,       \u00e4",
    "%2525,        %25",
    "%F0%9F%94%91, \ud83d\udd11",
    "'',           ''"
  })
  void isDecodedOnce(String text, String decoded) {
    assertThat(PercentDecoder.decode(text)).contains(decoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "a%2",
        "%zz",
        "%-1",
        "%+1",
        "%C3",
        "%C3%28",
        "%FF",
        "%C0%AF",
        "%ED%A0%80",
        "%\u0661\u0661"
      })
  void whatIsNotWellFormedIsRefused(String text) {
    assertThat(PercentDecoder.decode(text)).isEmpty();
  }

  @Property(tries = 200)
  void whatTheJdkEncodesIsReadBack(@ForAll String text) {
    var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    var expected = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(PercentDecoder.decode(encoded)).contains(expected);
  }
}
