package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.waybill.application.contract.Required;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer that comes before the whole request was read is seen by every kind of client.
class UnreadBodyTest {
  private static final int LENGTH = 20 << 20;
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
  @ValueSource(strings = {"refuse", "refuse-late"})
  void seenByAClientThatSendsAllBeforeItReads(String path) throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send(
          "POST /f/a/" + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + LENGTH + "\r\n\r\n");
      for (var sent = 0; sent < LENGTH; sent += 16 << 10) {
        raw.socket.getOutputStream().write(new byte[16 << 10]);
      }
      assertRefused(raw);
    }
  }

  @Test
  void seenByAClientThatSendsChunks() throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send("POST /f/a/refuse-late HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (var sent = 0; sent < LENGTH; sent += 16 << 10) {
        raw.send("4000\r\n");
        raw.socket.getOutputStream().write(new byte[16 << 10]);
        raw.send("\r\n");
      }
      raw.send("0\r\n\r\n");
      assertRefused(raw);
    }
  }

  @Test
  void sparesTheUploadOfAClientThatWaitsForContinue() throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send(
          Raw.head(
              "POST /f/a/refuse HTTP/1.1",
              "Host: x",
              "Content-Length: 5000000000",
              "Expect: 100-continue"));
      assertRefused(raw);
    }
  }

  @Test
  void seenByTheJdkClient() throws Exception {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var uri = URI.create("http://127.0.0.1:" + served.port() + "/f/a/refuse-late");
      var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(new byte[LENGTH]));

      var answer = client.send(request.build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-H Expect:",
        "-H Expect:100-continue",
        "-H Transfer-Encoding:chunked",
        "--http2-prior-knowledge -H Expect:",
        "--http2 -H Expect:100-continue"
      })
  void seenByCurl(String how, @TempDir Path dir) throws Exception {
    Required.program("curl");
    var file = Files.write(dir.resolve("file"), new byte[LENGTH]);
    var command = new ArrayList<>(List.of("curl", "-sS", "-w", " %{http_code}"));
    command.addAll(List.of(how.split(" ")));
    command.addAll(List.of("-F", "files=@" + file));
    command.add("http://127.0.0.1:" + served.port() + "/f/a/refuse-late");

    var curl = new ProcessBuilder(command).redirectErrorStream(true).start();

    assertThat(new String(curl.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo("File too large 413");
    assertThat(curl.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void connectionThatNeverStopsSendingIsCut() throws IOException {
    var body = new BodyLimits(1 << 10, Duration.ofSeconds(30), 1 << 20, Duration.ofSeconds(10));
    try (var strict = Served.with(body, Shop.class);
        var raw = new Raw(strict.port())) {
      raw.send("POST /f/a/refuse HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000000\r\n\r\n");
      assertThatIOException()
          .isThrownBy(
              () -> {
                while (true) {
                  raw.socket.getOutputStream().write(new byte[64 << 10]);
                }
              });
    }
  }

  @Test
  void shortUnreadBodyKeepsTheConnection() throws IOException {
    try (var raw = new Raw(served.port())) {
      var request = "POST /f/a/refuse HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
      assertThat(raw.send(request).answer().field("Connection")).isEmpty();
      assertThat(raw.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
    }
  }

  private static void assertRefused(Raw raw) throws IOException {
    var answer = raw.answer();
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("File too large");
    assertThat(answer.field("Connection")).hasValue("close");
    assertThat(raw.closed()).isTrue();
  }
}
