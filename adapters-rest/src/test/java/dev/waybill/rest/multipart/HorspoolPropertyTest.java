package dev.waybill.rest.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class HorspoolPropertyTest {
  /// The answer by trying every place.
  private static int expected(String text, int from, String pattern) {
    for (int at = from; at < text.length(); at++) {
      String rest = text.substring(at, Math.min(text.length(), at + pattern.length()));
      if (pattern.startsWith(rest)) {
        return at;
      }
    }
    return text.length();
  }

  @Property(tries = 5000)
  void findsTheFirstMatchOrTheBeginningOfOneThatIsCutOff(
      @ForAll @Chars({'\r', '\n', '-', 'b'}) @StringLength(max = 40) String text,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 4) String boundary) {
    String pattern = "\r\n--" + boundary;
    Horspool search = new Horspool(pattern.getBytes(ISO_8859_1));
    ByteBuffer in = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    for (int from = 0; from <= text.length(); from++) {
      assertThat(search.find(in, from, text.length())).isEqualTo(expected(text, from, pattern));
    }
  }
}
