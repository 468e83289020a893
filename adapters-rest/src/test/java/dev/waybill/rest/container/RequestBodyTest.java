package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  private static final String CHUNKED =
      "POST /f/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.with(Shop.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void comesInChunksAndByLength() throws IOException {
    try (var raw = new Raw(served.port())) {
      assertThat(raw.send(CHUNKED + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").answer().body())
          .isEqualTo("got 5");
      assertThat(raw.send(post("POST", 5) + "abcde").answer().body()).isEqualTo("got 5");
      assertThat(raw.send(post("PUT", 5) + "abcde").answer().body()).isEqualTo("got 5");
    }
  }

  @Test
  void bodyThatWaitsForContinueIsAskedFor() throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send(
          "POST /f/a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertThat(raw.head()).startsWith("HTTP/1.1 100 ");
      assertThat(raw.send("abcde").answer().body()).isEqualTo("got 5");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void bodyThatStopsIs408(String method) throws IOException {
    try (var strict = Served.with(strict(1), Shop.class)) {
      var answer = Raw.ask(strict.port(), post(method, 5) + "abc");

      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.field("Connection")).hasValue("close");
    }
  }

  @Test
  void bodyBelowTheLeastRateIs408HoweverSteadyItComes() throws Exception {
    try (var strict = Served.with(strict(1L << 40), Shop.class);
        var raw = new Raw(strict.port())) {
      raw.send(post("POST", Integer.MAX_VALUE));
      var trickle = Thread.startVirtualThread(() -> trickle(raw));
      assertThat(raw.answer().status()).isEqualTo(408);
      raw.close();
      trickle.join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffffffffffffff", "-1", "0x5", "g", "", "5;x\u0000"})
  void badChunkIs400(String size) throws IOException {
    var answer = Raw.ask(served.port(), CHUNKED + size + "\r\nabcde\r\n0\r\n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("bad_request");
    assertThat(answer.field("Connection")).hasValue("close");
  }

  @Test
  void chunkWithoutLineEndIs400() throws IOException {
    assertThat(Raw.ask(served.port(), CHUNKED + "3\r\nabcdef\r\n0\r\n\r\n").status())
        .isEqualTo(400);
  }

  @Test
  void brokenOffBodyEndsTheRequest() throws Exception {
    try (var raw = new Raw(served.port())) {
      raw.send(post("POST", 5) + "abc");
      raw.socket.shutdownOutput();
      assertThat(raw.answer().status()).isEqualTo(400);
    }
    assertThat(served.report(r -> r.bytesIn() == 3).status()).isEqualTo(400);
  }

  @Test
  void resetBodyEndsTheRequest() throws Exception {
    try (var raw = new Raw(served.port())) {
      raw.send(post("POST", 6) + "abcd");
      raw.socket.setSoLinger(true, 0);
    }
    assertThat(served.report(r -> r.bytesIn() == 4 || r.status() == 0)).isNotNull();
  }

  @Test
  void canBeMadeOfBuffers() throws IOException {
    var count = new AtomicLong();
    var body = RequestBody.of(ByteBuffer.wrap("ab".getBytes(UTF_8)), ByteBuffer.allocate(3));

    body.forEach(bytes -> count.addAndGet(bytes.remaining()));

    assertThat(count).hasValue(5);
    assertThat(body.length()).isEqualTo(5);
  }

  private static String post(String method, int length) {
    return method
        + " /f/a HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static BodyLimits strict(long bytesPerSecond) {
    return new BodyLimits(bytesPerSecond, Duration.ofMillis(300), 1 << 20, Duration.ofSeconds(10));
  }

  private static void trickle(Raw raw) {
    try {
      while (true) {
        raw.send("x");
      }
    } catch (IOException e) {
      // One side has had enough.
    }
  }
}
