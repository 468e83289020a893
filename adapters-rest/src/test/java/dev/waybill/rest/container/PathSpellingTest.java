package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Odd paths are unknown paths, never another spelling of a known one, and never an error.
class PathSpellingTest {
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.with(Shop.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/f",
        "/f/",
        "/f//",
        "/f/a/",
        "//f/a",
        "///f/a",
        "/./f/a",
        "/f/./a",
        "/f/b/../a",
        "/f/%2e%2e/f/a",
        "/f/..%2f..%2fetc%2fpasswd",
        "/f/..%5ca",
        "/f/..;/a",
        "/f/.%00./a",
        "/f/a;jsessionid=x",
        "/f/a%2Fencrypted",
        "/f/a%5cb",
        "/f/a\\b",
        "/f/%00",
        "/f/%0d%0a",
        "/f/%7f",
        "/f/%ff",
        "/f/%c0%ae%c0%ae/a",
        "/f/\u00f0\u009f",
        "/f/%ZZ",
        "/f/%2",
        "/f/%",
        "/f/%+1",
        "/f/%41",
        "/f/a#",
        "/f/a?x#y",
        "/f/{a}",
        "/f/a|b",
        "/f/a\"b",
        "/f/%u0061"
      })
  void isUnknown(String path) throws IOException {
    var answer = Raw.ask(served.port(), Raw.get(path));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("File not found or expired");
    assertThat(answer.field("Content-Type")).hasValue("text/plain;charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "/f/a, id=a pw=null",
    "/f/a%20b, id=a b pw=null",
    "/f/100%25, id=100% pw=null",
    "/f/%252e, id=%2e pw=null",
    "/f/a?x, id=a pw=null",
    "/f/a?pw=a+b%2Bc%20d, id=a pw=a b+c d",
    "/f/a?pw=a|b%ZZ%, id=a pw=a|b%ZZ%",
    "http://waybill.test/f/a, id=a pw=null",
  })
  void isRead(String target, String expected) throws IOException {
    assertThat(Raw.ask(served.port(), Raw.get(target)).body()).isEqualTo(expected);
  }

  /// The target wins over Host (RFC 9112 section 3.2.2); a port may be empty (RFC 3986 section
  /// 3.2.3).
  @ParameterizedTest
  @CsvSource({
    "/f/a/base, x, http://x/",
    "/f/a/base, x:, http://x/",
    "/f/a/base, a_b:, http://a_b/",
    "/f/a/base, [::1]:, http://[::1]/",
    "/f/a/base, a_b:8080, http://a_b:8080/",
    "http://y/f/a/base, x, http://y/",
    "http://y:8080/f/a/base, x:9090, http://y:8080/",
    "http://y:/f/a/base, x, http://y/",
    "http://a_b:/f/a/base, x:, http://a_b/",
    "http://y/f/a/base, '', http://y/"
  })
  void namesItsHost(String target, String host, String base) throws IOException {
    var request = Raw.head("GET " + target + " HTTP/1.1", "Host: " + host);

    assertThat(Raw.ask(served.port(), request).body()).isEqualTo(base);
  }

  @Test
  void overridesOfMethodAndPathAreIgnored() throws IOException {
    var request =
        Raw.head(
            "GET /f/a HTTP/1.1",
            "Host: x",
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /f/b",
            "X-Forwarded-Host: evil");

    assertThat(Raw.ask(served.port(), request).body()).isEqualTo("id=a pw=null");
  }
}
