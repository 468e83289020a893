package dev.waybill.rest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RawHttpTest {
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final String GET = "GET /f/x HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String HEADERS =
      """
      X-Request-Id: request-1
      X-Content-Type-Options: nosniff
      Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
      Referrer-Policy: no-referrer
      Cache-Control: no-store
      Content-Type: text/plain; charset=utf-8
      """
          .replace("\n", "\r\n");
  private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\n" + HEADERS;
  private static final String BODY = "File not found or expired";

  @Test
  void readsABodyByItsLength() throws Exception {
    var answer = exchange(GET, NOT_FOUND + "Content-Length: 25\r\n\r\n" + BODY).orElseThrow();
    assertThat(answer.text()).isEqualTo(BODY);
    assertThat(answer.isComplete()).isTrue();
    assertThat(answer.header("cache-control")).contains("no-store");
  }

  @Test
  void readsABodyInChunks() throws Exception {
    var chunks = "5;x=y\r\nFile \r\n14\r\nnot found or expired\r\n0\r\n\r\n";
    var answer = exchange(GET, NOT_FOUND + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
    assertThat(answer.orElseThrow().text()).isEqualTo(BODY);
  }

  @Test
  void readsABodyUntilTheConnectionEnds() throws Exception {
    assertThat(exchange(GET, NOT_FOUND + "\r\n" + BODY).orElseThrow().text()).isEqualTo(BODY);
  }

  @Test
  void passesOverInterimAnswers() throws Exception {
    var answer =
        exchange(
            GET, "HTTP/1.1 100 Continue\r\n\r\n" + NOT_FOUND + "Content-Length: 25\r\n\r\n" + BODY);
    assertThat(answer.orElseThrow().status()).isEqualTo(404);
  }

  @Test
  void expectsNoBodyAfterHead() throws Exception {
    var answer = exchange("HEAD /f/x HTTP/1.1\r\n\r\n", NOT_FOUND + "Content-Length: 25\r\n\r\n");
    assertThat(answer.orElseThrow().body()).isEmpty();
  }

  @Test
  void tellsACutBodyFromAWholeOne() throws Exception {
    var answer = exchange(GET, NOT_FOUND + "Content-Length: 25\r\n\r\nFile");
    assertThat(answer.orElseThrow().isComplete()).isFalse();
    var chunked = exchange(GET, NOT_FOUND + "Transfer-Encoding: chunked\r\n\r\n5\r\nFile ");
    assertThat(chunked.orElseThrow().isComplete()).isFalse();
  }

  @Test
  void aConnectionClosedWithoutAnswerIsNone() throws Exception {
    assertThat(exchange(GET, "")).isEmpty();
  }

  @Test
  void holdsTheAnswerAgainstTheContract() {
    assertThatThrownBy(() -> exchange(GET, NOT_FOUND + "Content-Length: 2\r\n\r\nno"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GET /f/x answered 404");
  }

  @Test
  void takesPathAndMethodFromTheAbsoluteForm() {
    assertThatThrownBy(
            () ->
                exchange(
                    "PUT http://a:1/upload/x?y HTTP/1.1\r\n\r\n", "HTTP/1.1 418 Teapot\r\n\r\n"))
        .hasMessageContaining("PUT /upload/x answered 418");
  }

  @Test
  void aRequestThatIsNoneMayStillBeRefused() {
    assertThatThrownBy(() -> exchange("\0\0\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n"))
        .hasMessageContaining("(unreadable) (unreadable) answered 200");
  }

  @Test
  void anAnswerThatIsNotHttpIsReported() {
    for (var answer : new String[] {"hello\r\n\r\n", "HTTP/1.1 200 OK\n\n"}) {
      assertThatThrownBy(() -> exchange(GET, answer)).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void waitsNoLongerThanAgreed() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var raw = new RawHttp(CONTRACT, address(silent), Duration.ofMillis(50));
      assertThatThrownBy(() -> raw.exchange(GET))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("was not answered within PT0.05S");
    }
  }

  /// With a server that reads one request head, says its piece and closes.
  private static Optional<RawResponse> exchange(String request, String answer) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server, request.length(), answer));
      return new RawHttp(CONTRACT, address(server), Duration.ofSeconds(20)).exchange(request);
    }
  }

  private static void serve(ServerSocket server, int requestLength, String answer) {
    try (var socket = server.accept()) {
      var _ = socket.getInputStream().readNBytes(requestLength);
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException closed) {
      // The test has what it wanted.
    }
  }

  private static InetSocketAddress address(ServerSocket server) {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }
}
