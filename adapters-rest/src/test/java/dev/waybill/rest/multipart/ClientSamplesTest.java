package dev.waybill.rest.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bodies as real clients sent them (curl 7.88, requests 2.34, Node 20, captured; browsers by the
/// WHATWG form submission algorithm), each fed whole and byte by byte.
class ClientSamplesTest {
  private static final Received.Part E2E = new Received.Part.Field("e2e", "true");

  private static Received.Part file(String name, String type, String content) {
    Optional<String> contentType = type.isEmpty() ? Optional.empty() : Optional.of(type);
    return new Received.Part.File(new FilePart("files", name, contentType), content, true);
  }

  private static void assertParts(String contentType, String body, Received.Part... parts) {
    if (!(MultipartBoundary.of(contentType) instanceof MultipartBoundary.Found boundary)) {
      throw new AssertionError(contentType);
    }
    byte[] bytes = body.replace("\n", "\r\n").getBytes(UTF_8);
    for (int chunk : new int[] {bytes.length, 1}) {
      Parsing parsing = Parsing.of(boundary, MultipartLimits.DEFAULT, bytes, List.of(chunk));
      assertThat(parsing.refusal()).isEmpty();
      assertThat(parsing.parts()).containsExactly(parts);
    }
  }

  @Test
  void curlSendsAFileAndAField() {
    assertParts(
        "multipart/form-data; boundary=------------------------951e138e6ada31e9",
        """
        --------------------------951e138e6ada31e9
        Content-Disposition: form-data; name="files"; filename="a.txt"
        Content-Type: text/plain

        hello
        --------------------------951e138e6ada31e9
        Content-Disposition: form-data; name="e2e"

        true
        --------------------------951e138e6ada31e9--
        """,
        file("a.txt", "text/plain", "hello"),
        E2E);
  }

  @Test
  void curlEscapesQuotesByPercentAndLeavesBackslashes() {
    assertParts(
        "multipart/form-data; boundary=------------------------cfc6b362cf879ca4",
        """
        --------------------------cfc6b362cf879ca4
        Content-Disposition: form-data; name="files"; filename="q%22b.txt"
        Content-Type: text/plain

        q
        --------------------------cfc6b362cf879ca4
        Content-Disposition: form-data; name="files"; filename="w\\b.txt"
        Content-Type: text/plain

        w
        --------------------------cfc6b362cf879ca4--
        """,
        file("q\"b.txt", "text/plain", "q"),
        file("w\\b.txt", "text/plain", "w"));
  }

  @Test
  void olderCurlEscapesQuotesAndBackslashesByBackslash() {
    assertParts(
        "multipart/form-data; boundary=------------------------c4631ad5264274cf",
        """
        --------------------------c4631ad5264274cf
        Content-Disposition: form-data; name="files"; filename="q\\"b.txt"
        Content-Type: text/plain

        q
        --------------------------c4631ad5264274cf
        Content-Disposition: form-data; name="files"; filename="w\\\\b.txt"
        Content-Type: text/plain

        w
        --------------------------c4631ad5264274cf--
        """,
        file("q\"b.txt", "text/plain", "q"),
        file("w\\b.txt", "text/plain", "w"));
  }

  @Test
  void requestsSendsFieldsFirstAndFilesOftenWithoutAType() {
    assertParts(
        "multipart/form-data; boundary=2267f171fe1bbdf1843265008ed00fa0",
        """
        --2267f171fe1bbdf1843265008ed00fa0
        Content-Disposition: form-data; name="e2e"

        true
        --2267f171fe1bbdf1843265008ed00fa0
        Content-Disposition: form-data; name="\u00fc"

        \u00f6
        --2267f171fe1bbdf1843265008ed00fa0
        Content-Disposition: form-data; name="files"; filename="a.txt"

        hello
        --2267f171fe1bbdf1843265008ed00fa0
        Content-Disposition: form-data; name="files"; filename="w\\b \u00fcn\u00ef.txt"
        Content-Type: text/plain

        x
        --2267f171fe1bbdf1843265008ed00fa0--
        """,
        E2E,
        new Received.Part.Field("\u00fc", "\u00f6"),
        file("a.txt", "", "hello"),
        file("w\\b \u00fcn\u00ef.txt", "text/plain", "x"));
  }

  @Test
  void nodeSendsAnUnnamedEmptyBlobAsAField() {
    assertParts(
        "multipart/form-data; boundary=----formdata-undici-006140392162",
        """
        ------formdata-undici-006140392162
        Content-Disposition: form-data; name="files"; filename="a%22\\\u00fc%0D%0A.txt"
        Content-Type: application/octet-stream

        hi
        ------formdata-undici-006140392162
        Content-Disposition: form-data; name="e2e"

        tr
        ue
        ------formdata-undici-006140392162
        Content-Disposition: form-data; name="files"
        Content-Type: application/octet-stream


        ------formdata-undici-006140392162--
        """,
        file("a\"\\\u00fc\r\n.txt", "application/octet-stream", "hi"),
        new Received.Part.Field("e2e", "tr\r\nue"),
        new Received.Part.Field("files", ""));
  }

  @Test
  void nodeSendsAFormWithoutPartsAsItsClosingDelimiter() {
    assertParts(
        "multipart/form-data; boundary=----formdata-undici-043608902508",
        "------formdata-undici-043608902508--\n");
  }

  @Test
  void browserSendsAnEmptyFileChooserAsAnUnnamedFile() {
    assertParts(
        "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
        """
        ------WebKitFormBoundary7MA4YWxkTrZu0gW
        Content-Disposition: form-data; name="files"; filename=""
        Content-Type: application/octet-stream


        ------WebKitFormBoundary7MA4YWxkTrZu0gW
        Content-Disposition: form-data; name="files"; filename="\u00fcn\u00ef %41 %22.txt"
        Content-Type: text/plain

        \u00df
        ------WebKitFormBoundary7MA4YWxkTrZu0gW--
        """,
        file("", "application/octet-stream", ""),
        file(
            "\u00fcn\u00ef %41 \".txt",
            "text/plain", new String("\u00df".getBytes(UTF_8), ISO_8859_1)));
  }
}
