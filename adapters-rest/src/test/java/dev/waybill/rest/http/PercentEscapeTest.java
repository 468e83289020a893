package dev.waybill.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEscapeTest {
  @ParameterizedTest
  @CsvSource({"%00,0", "%7F,127", "%80,128", "%ff,255", "%fFx,255", "%2f%,47"})
  void two_digits_are_a_byte(String text, int b) {
    assertThat(PercentEscape.byteAt(text, 0)).isEqualTo(b);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%zz", "%2z", "%z2", "%+1", "%-1", "% 1", "%%20"})
  void anything_else_is_none(String text) {
    assertThat(PercentEscape.byteAt(text, 0)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%\uff12\uff10", "%\u0662\u0660", "%\u09e8\u09e6"})
  void only_digits_of_ascii_count(String text) {
    assertThat(PercentEscape.byteAt(text, 0)).isEqualTo(-1);
  }

  @Test
  void what_is_written_is_read() {
    for (var b = 0; b < 256; b++) {
      var text = new StringBuilder("a");
      PercentEscape.append(text, b);
      assertThat(PercentEscape.byteAt(text.toString(), 1)).isEqualTo(b);
      assertThat(text).hasSize(1 + PercentEscape.LENGTH);
    }
  }
}
