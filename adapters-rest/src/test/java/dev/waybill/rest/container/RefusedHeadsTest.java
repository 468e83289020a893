package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Heads that HTTP forbids or that are too large (RFC 9110, RFC 9112): answered in our own form.
class RefusedHeadsTest {
  private static final String POST = "POST /f/a HTTP/1.1\r\nHost: x\r\n";
  private static final String GET = "GET /f/a HTTP/1.1\r\nHost: x\r\n";
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.with(Shop.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource({"framing", "fields", "lines"})
  void refused(String name, int status, String request) throws IOException {
    var answer = Raw.ask(served.port(), request);

    assertThat(answer.status()).as(answer.head()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + HttpError.codeOf(status) + "\"");
    assertThat(answer.field("Content-Type")).hasValue("application/json;charset=utf-8");
    assertThat(answer.body()).contains(answer.field("X-Request-Id").orElseThrow());
    assertThat(answer.head())
        .contains("Date: ", "X-Content-Type-Options: nosniff", "Cache-Control: no-store")
        .contains("Content-Security-Policy: default-src 'none'; sandbox; frame-ancestors 'none'")
        .contains("Referrer-Policy: no-referrer")
        .doesNotContainIgnoringCase("server:")
        .doesNotContainIgnoringCase("jetty");
  }

  /// Who is still sending when the answer comes must not lose it to a reset connection.
  @Test
  void sentToItsEnd() throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send(GET + "A: " + "b".repeat(64 << 10));

      assertThat(raw.answer().status()).isEqualTo(431);
      for (int piece = 0; piece < 64; piece++) {
        raw.send("b".repeat(64 << 10));
      }
      assertThat(raw.closed()).isTrue();
    }
  }

  static Stream<Arguments> framing() {
    return Stream.of(
        Arguments.of(
            "length and coding", 400, POST + "Content-Length: 3\r\n" + te("chunked") + "0\r\n\r\n"),
        Arguments.of(
            "two lengths", 400, POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
        Arguments.of("signed length", 400, POST + "Content-Length: +3\r\n\r\nabc"),
        Arguments.of("negative length", 400, POST + "Content-Length: -3\r\n\r\nabc"),
        Arguments.of("huge length", 400, POST + "Content-Length: 99999999999999999999\r\n\r\n"),
        Arguments.of("unknown coding", 400, POST + te("xchunked") + "0\r\n\r\n"),
        Arguments.of("coding after chunked", 400, POST + te("chunked, identity") + "0\r\n\r\n"),
        Arguments.of("chunked twice", 400, POST + te("chunked, chunked") + "0\r\n\r\n"),
        Arguments.of("hidden coding", 400, POST + te("\u000bchunked") + "0\r\n\r\n"),
        Arguments.of("compressed coding", 501, POST + te("gzip, chunked") + "0\r\n\r\n"),
        Arguments.of("odd expectation", 417, GET + "Expect: 200-ok\r\n\r\n"));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("folding", 400, GET + "A: b\r\n c\r\n\r\n"),
        Arguments.of("space before colon", 400, GET + "A : b\r\n\r\n"),
        Arguments.of("no colon", 400, GET + "A\r\n\r\n"),
        Arguments.of("NUL in a value", 400, GET + "A: b\u0000\r\n\r\n"),
        Arguments.of("bare CR", 400, GET + "A: b\rc\r\n\r\n"),
        Arguments.of("bare LF", 400, "GET /f/a HTTP/1.1\nHost: x\n\n"),
        Arguments.of("a field of 64 KiB", 431, GET + "A: " + "b".repeat(64 << 10) + "\r\n\r\n"),
        Arguments.of("a field of 1 MiB", 431, GET + "A: " + "b".repeat(1 << 20) + "\r\n\r\n"),
        Arguments.of("10 000 fields", 431, GET + "A: b\r\n".repeat(10_000) + "\r\n"),
        Arguments.of("100 short fields too many", 431, GET + "A: b\r\n".repeat(200) + "\r\n"),
        Arguments.of("no host", 400, "GET /f/a HTTP/1.1\r\n\r\n"),
        Arguments.of("two hosts", 400, GET + "Host: y\r\n\r\n"),
        Arguments.of("odd host", 400, "GET /f/a HTTP/1.1\r\nHost: <script>\r\n\r\n"),
        Arguments.of("user in host", 400, "GET /f/a HTTP/1.1\r\nHost: u@h\r\n\r\n"),
        Arguments.of("no host but a port", 400, "GET /f/a HTTP/1.1\r\nHost: :\r\n\r\n"),
        Arguments.of("two colons", 400, "GET /f/a HTTP/1.1\r\nHost: h::\r\n\r\n"),
        Arguments.of("odd port", 400, "GET /f/a HTTP/1.1\r\nHost: h:99999\r\n\r\n"),
        Arguments.of("user in target", 400, "GET http://u@y/f/a HTTP/1.1\r\nHost: y\r\n\r\n"));
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("a target of 9 KiB", 414, Raw.get("/f/" + "a".repeat(9 << 10))),
        Arguments.of("a target of 64 KiB", 414, Raw.get("/f/" + "a".repeat(64 << 10))),
        Arguments.of("HTTP/0.9", 505, "GET /f/a\r\n"),
        Arguments.of("HTTP/1.2", 505, "GET /f/a HTTP/1.2\r\nHost: x\r\n\r\n"),
        Arguments.of("HTTP/3.0", 505, "GET /f/a HTTP/3.0\r\nHost: x\r\n\r\n"),
        Arguments.of("HTTQ/1.1", 505, "GET /f/a HTTQ/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of("TLS", 400, "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"),
        Arguments.of("TRACE", 405, "TRACE /f/a HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of("CONNECT", 501, "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n"),
        Arguments.of("GARBAGE", 405, "GARBAGE /f/a HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of("get", 405, "get /f/a HTTP/1.1\r\nHost: x\r\n\r\n"));
  }

  private static String te(String coding) {
    return "Transfer-Encoding: " + coding + "\r\n\r\n";
  }
}
