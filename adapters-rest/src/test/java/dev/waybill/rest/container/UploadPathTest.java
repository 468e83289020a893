package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadPathTest {
  @ParameterizedTest
  @CsvSource({
    "a.txt,a.txt",
    "%61%2etxt,a.txt",
    "a%2Db,a-b",
    "a%7eb,a~b",
    "report[1].pdf,report%5B1%5D.pdf",
    "report%5b1%5d.pdf,report%5B1%5D.pdf",
    "a;b|c^d{e}.txt,a%3Bb%7Cc%5Ed%7Be%7D.txt",
    "a;b=c;d,a%3Bb=c%3Bd",
    "ü報😀,%C3%BC%E5%A0%B1%F0%9F%98%80",
    "%c3%bc,%C3%BC",
    "a%2Fb,b",
    "a%2fb%5cc,c",
    "..%2F..%2Fetc%2Fpasswd,passwd",
    "a\\b,b",
    "a%20b+c&d,a%20b+c&d",
    "%2500,%2500"
  })
  void spellings_of_the_same_bytes_are_one(String sent, String canonical) {
    assertThat(UploadPath.respelled("/upload/" + sent, UTF_8)).isEqualTo("/upload/" + canonical);
    assertThat(PathSpelling.isCanonical("/upload/" + canonical)).isTrue();
  }

  @Test
  void a_character_of_http2_is_a_byte() {
    assertThat(UploadPath.respelled("/upload/\u00c3\u00bc", ISO_8859_1))
        .isEqualTo("/upload/%C3%BC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%2F", "a%2F", "a%5c", "a\\"})
  void no_name_is_left(String sent) {
    assertThat(UploadPath.respelled("/upload/" + sent, UTF_8)).isEqualTo("/upload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/upload/.",
        "/upload/..",
        "/upload/%2e%2e",
        "/upload/a%2F..",
        "/upload/a%00",
        "/upload/a%0Ab",
        "/upload/%7f",
        "/upload/%ff",
        "/upload/%c0%ae",
        "/upload/%zz",
        "/upload/a%",
        "/upload/a%2",
        "/upload/a%\uff12\uff10",
        "/upload/a%\u0662\u0660",
        "/upload/a/",
        "/upload//",
        "/upload/a\tb"
      })
  void others_stay_unknown(String path) {
    assertThat(PathSpelling.isCanonical(UploadPath.respelled(path, UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/f/%61", "/f/a;b", "/uploads/%61", "/manage/%61", "/upload%2F%61"})
  void what_names_a_thing_keeps_its_one_spelling(String path) {
    assertThat(UploadPath.respelled(path, UTF_8)).isEqualTo(path);
    assertThat(PathSpelling.isCanonical(path)).isFalse();
  }
}
