package dev.waybill.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.upload.FileName;
import java.net.URLDecoder;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {
  private static final Pattern HEADER =
      Pattern.compile(
          "attachment; filename=\"([ !#-\\[\\]-~]+)\""
              + "(?:; filename\\*=UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+))?");

  @ParameterizedTest(name = "N13 N16 {0}")
  @ValueSource(
      strings = {
        "a.html",
        "a b.txt",
        "$(id)",
        ";ls",
        "`id`",
        "a;b=c",
        "a'b",
        "-rf",
        ".htaccess",
        "CON",
        "a:b",
        "a?b*c|d<e>",
        "=?UTF-8?B?YQ==?=",
        "UTF-8''x",
      })
  void aPlainNameIsWrittenOnce(String name) {
    assertThat(header(name)).isEqualTo("attachment; filename=\"" + name + "\"");
  }

  @ParameterizedTest(name = "N03 N07 N09 {0}")
  @CsvSource({
    "a%00.jpg, a%00.jpg, a%2500.jpg",
    "a\"b, a_b, a%22b",
    "ünïcode 文件 😀.txt, unicode __ _.txt,"
        + " %C3%BCn%C3%AFcode%20%E6%96%87%E4%BB%B6%20%F0%9F%98%80.txt",
    "Łódź.pdf, _odz.pdf, %C5%81%C3%B3d%C5%BA.pdf",
    "\uFFFD, _, %EF%BF%BD",
    "a\uFF0Fb, a_b, a%EF%BC%8Fb",
    ".\u0301, file, .%CC%81",
    ".\u0301.\u0301, file, .%CC%81.%CC%81",
  })
  void anyOtherNameIsWrittenInBothForms(String name, String ascii, String encoded) {
    assertThat(header(name))
        .isEqualTo("attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
  }

  @ParameterizedTest(name = "N04 N06 N15 {index}")
  @ValueSource(strings = {"a\r\nSet-Cookie: x=1", "a\u202Eb", "a\tb\u001B[31m", "a\u2028b", "a\0b"})
  void nothingAddsALine(String name) {
    assertThat(header(name)).matches(HEADER);
  }

  @Property
  void everyNameIsOneLineOfTwoSafeFormsThatGiveItBack(@ForAll("names") String raw) {
    var name = FileName.of(raw);
    var header = HEADER.matcher(ContentDisposition.attachment(name));
    assertThat(header.matches()).isTrue();
    assertThat(header.group(1)).doesNotContain("/").isNotIn(".", "..");
    var decoded =
        header.group(2) == null
            ? header.group(1)
            : URLDecoder.decode(header.group(2).replace("+", "%2B"), UTF_8);
    assertThat(decoded).isEqualTo(name.value());
  }

  private static String header(String name) {
    return ContentDisposition.attachment(FileName.of(name));
  }

  @Provide
  Arbitrary<String> names() {
    var nasty =
        Arbitraries.of(
                "a", "\"", "'", "%", "%22", ";", "*", "ü", "文", "😀", ".", "\u0301", "\r\n", "／")
            .list()
            .ofMaxSize(8)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(300));
  }
}
