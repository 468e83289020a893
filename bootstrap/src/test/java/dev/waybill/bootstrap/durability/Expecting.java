package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/// An upload that asks whether it may come (`Expect: 100-continue`) and waits for the answer.
///
/// @param status of the first answer, which is 100 where the body is wanted
/// @param retryAfter whether it says when to try again
/// @param took until then
record Expecting(int status, boolean retryAfter, Duration took) {
  private static final int PATIENCE_MILLIS = 30_000;

  private static final int CONTINUE = 100;
  private static final int ASKED = 10;

  private static final String HEAD =
      """
      POST /upload HTTP/1.1\r
      Host: a\r
      Content-Type: multipart/form-data; boundary=b\r
      Content-Length: 1000000\r
      Expect: 100-continue\r
      \r
      """;

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /// Refused at once, before the body is read, and told to come back.
  static void inVain(int port) throws IOException {
    ask(port).isRefusal();
  }

  /// As [#inVain], but for those who come when something has just become free.
  static void oftenInVain(int port) throws IOException {
    var refused = 0;
    for (int i = 0; i < ASKED; i++) {
      var answer = ask(port);
      if (answer.status() != CONTINUE) {
        answer.isRefusal();
        refused++;
      }
    }
    assertThat(refused).as("refused of " + ASKED).isPositive();
  }

  private void isRefusal() {
    assertThat(status).as("upload").isEqualTo(503);
    assertThat(retryAfter).as("Retry-After").isTrue();
    assertThat(took).as("before the body").isLessThan(AT_ONCE);
  }

  private static Expecting ask(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var began = System.nanoTime();
      socket.getOutputStream().write(HEAD.getBytes(ISO_8859_1));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      var first = answer.readLine();
      var took = Duration.ofNanos(System.nanoTime() - began);
      if (first == null) {
        return new Expecting(0, false, took);
      }
      var retry = false;
      for (var line = answer.readLine();
          line != null && !line.isEmpty();
          line = answer.readLine()) {
        retry |= line.regionMatches(true, 0, "Retry-After:", 0, 12);
      }
      return new Expecting(Integer.parseInt(first.substring(9, 12)), retry, took);
    }
  }
}
