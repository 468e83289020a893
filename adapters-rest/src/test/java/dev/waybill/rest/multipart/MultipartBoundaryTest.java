package dev.waybill.rest.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBoundaryTest {
  private static MultipartBoundary form(String parameters) {
    return MultipartBoundary.of("multipart/form-data" + parameters);
  }

  private static MultipartBoundary found(String boundary) {
    return new MultipartBoundary.Found(boundary);
  }

  @Test
  void boundaryIsTakenAsItStands() {
    assertThat(form("; boundary=----WebKitFormBoundaryAbC"))
        .isEqualTo(found("----WebKitFormBoundaryAbC"));
    assertThat(form(";boundary=\"a b\"")).isEqualTo(found("a b"));
    assertThat(form("; boundary='()+_,-./:=?")).isEqualTo(found("'()+_,-./:=?"));
  }

  @Test
  void typeAndParameterNamesIgnoreCaseAndOtherParametersAreSkipped() {
    assertThat(MultipartBoundary.of(" Multipart/Form-Data ; Charset=utf-8;; BOUNDARY=b ;"))
        .isEqualTo(found("b"));
  }

  @Test
  void boundaryMayHaveSeventyCharactersAndNoMore() {
    assertThat(form("; boundary=" + "x".repeat(70))).isEqualTo(found("x".repeat(70)));
    assertThat(form("; boundary=" + "x".repeat(71)))
        .isInstanceOf(MultipartBoundary.Malformed.class);
  }

  @Test
  void repeatedBoundaryIsFineOnlyIfItIsTheSame() {
    assertThat(form("; boundary=b; boundary=\"b\"")).isEqualTo(found("b"));
    assertThat(form("; boundary=b; boundary=c")).isInstanceOf(MultipartBoundary.Malformed.class);
    assertThat(form("; boundary=b; boundary=B")).isInstanceOf(MultipartBoundary.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "; boundary",
        "; boundary=",
        "; boundary=\"\"",
        "; boundary=\" \"",
        "; boundary=\"b ",
        "; boundary=\"b \"",
        "; boundary=a b",
        "; boundary=\"b\"x",
        "; boundary=b\r\nX: y",
        "; boundary=b\r",
        "; boundary=b\0",
        "; boundary=b\u00f6",
        "; boundary=b\ufffd",
        "; boundary=b;c",
        "; boundary=\"b\\\"c\"",
        "; boundary=b@c",
        "; boundary*=utf-8''b",
        " boundary=b",
        ", text/plain; boundary=b"
      })
  void missingUnusableOrAmbiguousBoundaryIsMalformed(String parameters) {
    assertThat(form(parameters)).isInstanceOf(MultipartBoundary.Malformed.class);
  }

  @Test
  void boundaryOf64KiBIsMalformedWithoutMuchWork() {
    String escapes = "\\\"".repeat(32 << 10);
    assertThat(form("; boundary=" + "x".repeat(64 << 10)))
        .isInstanceOf(MultipartBoundary.Malformed.class);
    assertThat(form("; boundary=\"" + escapes + "\""))
        .isInstanceOf(MultipartBoundary.Malformed.class);
    assertThat(form("; a=b".repeat(16 << 10))).isInstanceOf(MultipartBoundary.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/mixed; boundary=b", "multipart/related", "MULTIPART/x-y"})
  void otherMultipartTypesAreToldApart(String contentType) {
    assertThat(MultipartBoundary.of(contentType)).isEqualTo(new MultipartBoundary.OtherMultipart());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/x-www-form-urlencoded",
        "application/json; charset=\"utf-8",
        "text/plain; a=\"multipart/form-data; boundary=b\"",
        ";;;"
      })
  void anythingElseIsNotMultipart(String contentType) {
    assertThat(MultipartBoundary.of(contentType)).isEqualTo(new MultipartBoundary.NotMultipart());
  }

  @Test
  void missingContentTypeIsNotMultipart() {
    assertThat(MultipartBoundary.of(null)).isEqualTo(new MultipartBoundary.NotMultipart());
  }

  @Test
  void foundBoundaryCannotBeMadeFromAnythingElse() {
    assertThatThrownBy(() -> found("a\r\n")).isInstanceOf(IllegalArgumentException.class);
  }
}
