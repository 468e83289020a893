package dev.waybill.rest.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {
  private static ContentDisposition file(String name, String fileName) {
    return new ContentDisposition(name, Optional.of(fileName));
  }

  @Test
  void parametersComeInAnyOrderQuotedOrNotWithOthersBetween() throws MultipartException {
    ContentDisposition expected = file("files", "a.txt");
    assertThat(ContentDisposition.parse("form-data; name=\"files\"; filename=\"a.txt\""))
        .isEqualTo(expected);
    assertThat(ContentDisposition.parse("Form-Data;FILENAME=a.txt;x=\"y;z\";Name=files;"))
        .isEqualTo(expected);
  }

  @Test
  void partWithoutFileNameHasNone() throws MultipartException {
    assertThat(ContentDisposition.parse("form-data; name=\"files\""))
        .isEqualTo(new ContentDisposition("files", Optional.empty()));
    assertThat(ContentDisposition.parse("form-data; name=\"files\"; filename=\"\""))
        .isEqualTo(file("files", ""));
  }

  @Test
  void extendedParametersAreIgnored() throws MultipartException {
    assertThat(ContentDisposition.parse("form-data; name=files; filename*=UTF-8''evil"))
        .isEqualTo(new ContentDisposition("files", Optional.empty()));
    assertThat(
            ContentDisposition.parse(
                "form-data; name*=x''y; filename*=UTF-8''b; filename=a; name=files"))
        .isEqualTo(file("files", "a"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // sent, read
        "a%22b%0D%0A.jpg, a%22b%0D%0A.jpg",
        "a%00.jpg, a%00.jpg",
        "=?UTF-8?B?YQ==?=, =?UTF-8?B?YQ==?=",
        "q\\\"b.txt, q\"b.txt",
        "w\\\\b.txt, w\\b.txt",
        "w\\b.txt, w\\b.txt",
        "C:\\fakepath\\a.txt, C:\\fakepath\\a.txt",
        "..\\\\..\\\\boot.ini, ..\\..\\boot.ini",
        "../../etc/passwd, ../../etc/passwd",
        "a;b=c.txt, a;b=c.txt",
        "dir\\, dir\\",
        "dir\\\\, dir\\"
      })
  void onlyEscapedQuotesAndBackslashesAreUndone(String sent, String read)
      throws MultipartException {
    assertThat(ContentDisposition.parse("form-data; name=\"n\"; filename=\"" + sent + "\""))
        .isEqualTo(file("n", read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "form-data",
        "form-data;",
        "form-data; filename=a",
        "form-data; name",
        "form-data; name=",
        "form-data; =a",
        "form-data; name =a",
        "form-data; name= a",
        "form-data; name=\"a",
        "form-data; name=\"a\\\"; filename=b",
        "form-data; name=\"a\"b",
        "form-data; name=a b",
        "form-data; name=a\"b",
        "form-data; name=a, attachment",
        "form-data; name=a; name=a",
        "form-data; name=a; filename=b; filename=c",
        "attachment; name=a",
        "form-data name=a",
        "\"form-data\"; name=a",
        ""
      })
  void anythingElseIsRefused(String value) {
    assertThatThrownBy(() -> ContentDisposition.parse(value))
        .isInstanceOfSatisfying(
            MultipartException.class,
            e -> assertThat(e.reason()).isEqualTo(MultipartException.Reason.MALFORMED));
  }
}
