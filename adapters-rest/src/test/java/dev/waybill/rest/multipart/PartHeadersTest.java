package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.Reason.HEADERS_TOO_LARGE;
import static dev.waybill.rest.multipart.MultipartException.Reason.MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartHeadersTest {
  private static final String FILE = "Content-Disposition: form-data; name=files; filename=a\r\n";
  private static final String FIELD = "Content-Disposition: form-data; name=e2e\r\n";

  private static Parsing part(String headers) {
    return Parsing.of("--b\r\n" + headers + "\r\nx\r\n--b--\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain\r\n",
        FILE + FILE,
        FILE + "content-disposition: form-data; name=files; filename=b\r\n",
        FILE + "Content-Type: a/b\r\nContent-Type: a/b\r\n",
        FILE + ": x\r\n",
        FILE + "no colon\r\n",
        FILE + "X Y: z\r\n",
        FILE + "X : z\r\n",
        FILE + "X\0: z\r\n",
        FILE + "\u00f6: z\r\n",
        FILE + " folded\r\n",
        FILE + "\tfolded: x\r\n",
        " " + FILE,
        FILE + "X: a\rb\r\n",
        FILE + "X: a\nY: b\r\n",
        FILE + "X: a\r\r\n",
        FILE + "\n",
        "Content-Disposition: form-data; name=files; filename=a\n",
        FILE + "--b--\r\n"
      })
  void headersThatBreakARuleAreRefused(String headers) {
    assertThat(part(headers).refusal()).contains(MALFORMED);
    assertThat(part(headers).parts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 999999\r\n",
        "Content-Length: -1\r\nContent-Length: +4\r\n",
        "Content-Length: \u0664\r\n",
        "X-Evil:\r\n",
        "X: \0\u00ff\r\n"
      })
  void otherHeadersAreForgotten(String headers) {
    assertThat(part(FILE + headers).onlyFile().bytes()).isEqualTo("x");
  }

  @Test
  void headerNamesIgnoreCaseAndValuesLoseOuterSpace() {
    String disposition = "content-DISPOSITION:form-data; name=files; filename=a\r\n";
    String type = "CONTENT-TYPE: \t a/b; c \t\r\n";
    assertThat(part(disposition + type).onlyFile().head())
        .isEqualTo(new FilePart("files", "a", Optional.of("a/b; c")));
  }

  @Test
  void contentTypeOfAFileIsPassedOnAsItIsAndOnlyThat() {
    FilePart head =
        part(FILE + "Content-Type: text/html; charset=\u2026\r\nX-Evil: 1\r\n").onlyFile().head();
    assertThat(head.contentType()).hasValueSatisfying(t -> assertThat(t).doesNotContain("Evil"));
    assertThat(part(FILE + "Content-Type: a/b/c, \"\r\n").onlyFile().head().contentType())
        .contains("a/b/c, \"");
    assertThat(part(FILE).onlyFile().head().contentType()).isEmpty();
  }

  private static Parsing field(String charset, String bytes) {
    String type = "Content-Type: text/plain; charset=" + charset + "\r\n";
    return Parsing.of("--b\r\n" + FIELD + type + "\r\n" + bytes + "\r\n--b--\r\n");
  }

  private static Received.Part text(String value) {
    return new Received.Part.Field("e2e", value);
  }

  /// Each with bytes that are ASCII, and with others.
  @ParameterizedTest
  @CsvSource({
    // label, bytes, text
    "utf-8, \u00c3\u00a9, é",
    "UTF8, \u00c3\u00a9, é",
    "ascii, x, x",
    "us-ascii, \u00c3\u00a9, é",
    "US-ASCII, \u00e9, é",
    "ISO-8859-1, x, x",
    "iso-8859-1, \u00e9, é",
    "iso-8859-1, \u00c3\u00a9, Ã©",
    "latin1, \u00e9, é",
    "Windows-1252, \u0080, €",
    "cp1252, \u0081, \u0081",
    "utf-7, +AGE-, +AGE-",
    "does-not-exist, x, x",
    "iso-8859-15, x, x",
    "Shift_JIS, x, x",
  })
  void aFieldMayHaveAnyCharsetThatSaysWhatItsBytesMean(String label, String bytes, String text) {
    assertThat(field(label, bytes).only()).isEqualTo(text(text));
    assertThat(field('"' + label + '"', bytes).only()).isEqualTo(text(text));
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, \u00e9",
    "utf8, \u00c0\u00af",
    "utf-7, \u00e9",
    "does-not-exist, \u00e9",
    "iso-8859-15, \u00e9",
    "Shift_JIS, \u00e9",
    "utf-16, x",
    "UTF-16LE, x",
    "utf16be, x",
    "utf-32, x",
    "UCS-2, x",
    "iso-10646-ucs-2, x",
    "unicode, x"
  })
  void bytesThatNobodyCanBeSureOfAreRefused(String label, String bytes) {
    assertThat(field(label, bytes).refusal()).contains(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-7", "utf-16", "does-not-exist", "\"\""})
  void theCharsetOfAFileIsNobodysBusiness(String charset) {
    String type = "Content-Type: text/plain; charset=" + charset + "\r\n";
    assertThat(part(FILE + type).onlyFile().bytes()).isEqualTo("x");
  }

  @Test
  void twoCharsetsAreRefusedUnlessTheyAreTheSame() {
    assertThat(field("utf-8; charset=utf-7", "x").refusal()).contains(MALFORMED);
    assertThat(field("utf-8; charset=UTF8", "x").only()).isEqualTo(text("x"));
  }

  /// Windows clients and Java's send them so.
  @Test
  void headersThatAreNoUtf8AreWindows1252() {
    String head = "Content-Disposition: form-data; name=files; filename=\"M\u00e4rz \u0080\"\r\n";
    assertThat(part(head).onlyFile().head().rawFileName()).isEqualTo("März €");
    String replacement =
        "Content-Disposition: form-data; name=files; filename=\u00ef\u00bf\u00bd\r\n";
    assertThat(part(replacement).onlyFile().head().rawFileName()).isEqualTo("\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "text/plain; charset=UTF-8", "a/b; Charset=\"us-ascii\"", "x"})
  void fieldMayBeOfAnyTypeInUtf8(String type) {
    assertThat(part(FIELD + "Content-Type: " + type + "\r\n").only()).isEqualTo(text("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base64", "Quoted-Printable", "x-unknown", ""})
  void contentThatWouldHaveToBeDecodedIsRefused(String encoding) {
    String header = "Content-Transfer-Encoding: " + encoding + "\r\n";
    assertThat(part(FIELD + header).refusal()).contains(MALFORMED);
    assertThat(part(FILE + header).refusal()).contains(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"binary", "8bit", "7BIT"})
  void identityEncodingsAreAccepted(String encoding) {
    String header = "Content-Transfer-Encoding: " + encoding + "\r\n";
    assertThat(part(FILE + header).onlyFile().bytes()).isEqualTo("x");
  }

  @Test
  void headerBytesOfAPartHaveALimit() {
    int limit = MultipartLimits.DEFAULT.maxHeaderBytes();
    String fits = "X: " + "x".repeat(limit - FILE.length() - "X: \r\n\r\n".length()) + "\r\n";
    assertThat(part(FILE + fits).onlyFile().bytes()).isEqualTo("x");
    assertThat(part(FILE + "x" + fits).refusal()).contains(HEADERS_TOO_LARGE);
    assertThat(part(FILE + "X: " + "x".repeat(1 << 20)).refusal()).contains(HEADERS_TOO_LARGE);
  }

  @Test
  void headerLinesOfAPartHaveALimit() {
    int others = MultipartLimits.DEFAULT.maxHeaders() - 1;
    assertThat(part(FILE + "X: y\r\n".repeat(others)).onlyFile().bytes()).isEqualTo("x");
    assertThat(part(FILE + "X: y\r\n".repeat(others + 1)).refusal()).contains(HEADERS_TOO_LARGE);
  }
}
