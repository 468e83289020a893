package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.Reason.HEADERS_TOO_LARGE;
import static dev.waybill.rest.multipart.MultipartException.Reason.MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @ParameterizedTest
  @ValueSource(
      strings = {"utf-7", "utf-16", "does-not-exist", "iso-8859-1", "\"\"", "utf-8; charset=utf-7"})
  void foreignCharsetIsRefusedForAFieldAndIgnoredForAFile(String charset) {
    String type = "Content-Type: text/plain; charset=" + charset + "\r\n";
    assertThat(part(FIELD + type).refusal()).contains(MALFORMED);
    assertThat(part(FILE + type).onlyFile().bytes()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "text/plain; charset=UTF-8", "a/b; Charset=\"us-ascii\"", "x"})
  void fieldMayBeOfAnyTypeInUtf8(String type) {
    assertThat(part(FIELD + "Content-Type: " + type + "\r\n").only())
        .isEqualTo(new Received.Part.Field("e2e", "x"));
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
