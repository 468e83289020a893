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

  /// .NET, Apache HttpClient 5 (in quotation marks), urllib3 before 1.25 (alone).
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // parameters, read
        "filename=a; filename*=UTF-8''b, b",
        "filename*=UTF-8''b; filename=a, b",
        "filename*=UTF-8''b, b",
        "filename=\"=?utf-8?B?YQ==?=\"; filename*=utf-8''%C3%BCn%C3%AF.txt, ünï.txt",
        "filename=\"M?rz\"; filename*=\"UTF-8''M%C3%A4rz%20%22.txt\", März \".txt",
        "filename=a; filename*=UTF-8'de-AT'%e2%82%ac, €",
        "filename=a; filename*=UTF-8''%2522%2F..%00b, %22/..\0b"
      })
  void aWellFormedExtendedNameWins(String parameters, String read) throws MultipartException {
    assertThat(ContentDisposition.parse("form-data; name=files; " + parameters))
        .isEqualTo(file("files", read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8''",
        "UTF-8'b",
        "UTF-8",
        "b",
        "''b",
        "iso-8859-1''%E4",
        "UTF-16''b",
        "UTF-8'd_e'b",
        "UTF-8''%E4",
        "UTF-8''%C0%AF",
        "UTF-8''%ED%A0%80",
        "UTF-8''%",
        "UTF-8''%4",
        "UTF-8''%zz",
        "UTF-8''%４1",
        "UTF-8''a/b",
        "UTF-8''a'b",
        "UTF-8''ü",
        "",
        "UTF-8''a b.txt",
        "UTF-8''a\"b.txt",
        "UTF-8''a, b",
        "UTF-8''b; filename*=UTF-8''c",
        "UTF-8''b; filename*=UTF-8''b",
        "\"UTF-8''a b\""
      })
  void anIllFormedExtendedNameIsIgnored(String value) throws MultipartException {
    String head = "form-data; name=files; filename*=" + value;
    assertThat(ContentDisposition.parse(head + "; filename=a")).isEqualTo(file("files", "a"));
    assertThat(ContentDisposition.parse(head).fileName()).isEmpty();
  }

  @Test
  void theFieldsOwnNameIsNeverExtended() throws MultipartException {
    assertThat(ContentDisposition.parse("form-data; name*=UTF-8''y; filename=a; name=files"))
        .isEqualTo(file("files", "a"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // sent, read
        "a%22b.jpg, a\"b.jpg",
        "a%2522%0d%0a%20%C3%BC.jpg, a%2522%0d%0a%20%C3%BC.jpg",
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
  void onlyTheEscapesOfBrowsersAndOfQuotedStringsAreUndone(String sent, String read)
      throws MultipartException {
    assertThat(ContentDisposition.parse("form-data; name=\"n\"; filename=\"" + sent + "\""))
        .isEqualTo(file("n", read));
  }

  @Test
  void lineEndsAreTurnedBack() throws MultipartException {
    assertThat(ContentDisposition.parse("form-data; name=n; filename=\"a%0D%0Ab\""))
        .isEqualTo(file("n", "a\r\nb"));
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
        "form-data; name=a; filename*=\"UTF-8''b",
        "form-data; name=a; filename*=\"UTF-8''b\"c",
        "form-data; name=a; filename*",
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
