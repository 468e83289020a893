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
    "%2500,%2500",
    "100%.txt,100%25.txt",
    "100%25.txt,100%25.txt",
    "50%%20off.txt,50%25%20off.txt",
    "%zz,%25zz",
    "a%2,a%252",
    "%E4.txt,%C3%A4.txt",
    "5%80.txt,5%E2%82%AC.txt",
    "%c0%ae,%C3%80%C2%AE",
    "a%\uff12\uff10,a%25%EF%BC%92%EF%BC%90",
    "a%\u0662\u0660,a%25%D9%A2%D9%A0",
    "a%00b,ab",
    "a%0D%0Ab%7f%C2%85c,abc"
  })
  void spellings_of_the_same_bytes_are_one(String sent, String canonical) {
    assertThat(respelled(sent)).isEqualTo("/upload/" + canonical);
    assertThat(PathSpelling.isCanonical("/upload/" + canonical)).isTrue();
  }

  @Test
  void a_byte_that_is_no_utf8_is_one_of_windows() {
    assertThat(UploadPath.parseable("/upload/\u00e4\u0080?\u0080")).isEqualTo("/upload/%E4%80?%80");
    assertThat(UploadPath.respelled("/upload/%E4%80")).isEqualTo("/upload/%C3%A4%E2%82%AC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%2F", "a%2F", "a%5c", "a\\", "%00", "%0d%0A%7F", "%C2%85"})
  void no_name_is_left(String sent) {
    assertThat(respelled(sent)).isEqualTo("/upload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/upload/.",
        "/upload/..",
        "/upload/%2e%2e",
        "/upload/a%2F..",
        "/upload/.%00.",
        "/upload/a/",
        "/upload//"
      })
  void others_are_no_name(String path) {
    assertThat(PathSpelling.isCanonical(UploadPath.respelled(path))).isFalse();
    assertThat(UploadPath.isNoName(UploadPath.respelled(path))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/upload", "/upload/a", "/uploads/..", "/f/..", "/f/a/b"})
  void only_a_name_can_be_none(String path) {
    assertThat(UploadPath.isNoName(path)).isFalse();
  }

  @Test
  void several_segments_are_no_name() {
    assertThat(UploadPath.isNoName("/upload/dir/a.txt")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/upload/100%.txt,/upload/100%25.txt",
    "/upload/50%%20off?a=%,/upload/50%25%20off?a=%",
    "/upload/a%00b%4%001?%00,/upload/ab%2541?%00",
    "/upload/%u0061%,/upload/%25u0061%25",
    "http://h/upload/%?%,http://h/upload/%25?%",
    "http://h%/upload/%,http://h%/upload/%25",
    "/upload?%,/upload?%",
    "/f/%,/f/%",
    "http://h,http://h",
    "*,*"
  })
  void a_percent_sign_that_begins_no_escape_is_one(String sent, String readable) {
    assertThat(UploadPath.parseable(sent)).isEqualTo(readable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/f/%61", "/f/a;b", "/uploads/%61", "/manage/%61", "/upload%2F%61"})
  void what_names_a_thing_keeps_its_one_spelling(String path) {
    assertThat(UploadPath.respelled(path)).isEqualTo(path);
    assertThat(PathSpelling.isCanonical(path)).isFalse();
  }

  private static String respelled(String name) {
    return UploadPath.respelled("/upload/" + new String(name.getBytes(UTF_8), ISO_8859_1));
  }
}
