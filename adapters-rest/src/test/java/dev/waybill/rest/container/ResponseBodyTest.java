package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseBodyTest {
  private static final int FILE = 3 * Shop.MIB + 17;
  private static Served served;
  private static byte[] content;

  @BeforeAll
  static void start(@TempDir java.nio.file.Path dir) throws IOException {
    content = new byte[FILE];
    new Random(1).nextBytes(content);
    served = Served.with(Shop.class, new Disk(Files.write(dir.resolve("file"), content)));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 16 << 10, 5_000_000})
  void hasItsLength(long length) throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send(Raw.get("/f/a/bytes/" + length));
      var answer = raw.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.field("Content-Length")).hasValue(Long.toString(length));
      assertThat(answer.head()).doesNotContain("Transfer-Encoding");
      assertThat(raw.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void headHasTheLengthEvenBeyondTwoGibibytes() throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send("HEAD /f/a/bytes/5000000000 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.head()).contains("\r\nContent-Length: 5000000000\r\n");
      assertThat(raw.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 16 << 10, (16 << 10) + 1, 300_000})
  void entityOfJerseyArrivesWhole(int length) throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send("GET /f/a/text/" + length + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      var head = raw.head();
      assertThat(head.contains("Content-Length: " + length)).isEqualTo(length <= 16 << 10);
      assertThat(raw.countToEnd()).isGreaterThanOrEqualTo(length);
    }
  }

  @Test
  void headOfASmallEntityHasItsLength() throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send("HEAD /f/a/text/300 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.head()).contains("\r\nContent-Length: 300\r\n");
    }
  }

  @Test
  void headOfALargeEntityDoesNotLieAboutItsLength() throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send("HEAD /f/a/text/300000 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.head()).startsWith("HTTP/1.1 200 ").doesNotContain("Content-Length");
      assertThat(raw.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "broken"})
  void bodyThatEndsEarlyCutsTheConnection(String path) throws Exception {
    try (var raw = new Raw(served.port())) {
      raw.send(Raw.get("/f/a/" + path));
      assertThat(raw.head()).contains("Content-Length: " + 4 * Shop.MIB);
      assertThat(raw.countToEnd()).isLessThanOrEqualTo(Shop.MIB);
    }
    var report = served.report(r -> r.route().equals(Optional.of("/f/{id}/" + path)));
    assertThat(report.complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken-early", "too-many"})
  void failureBeforeTheFirstByteIsAnErrorAnswer(String path) throws IOException {
    var answer = Raw.ask(served.port(), Raw.get("/f/a/" + path));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("internal").doesNotContain("storage");
  }

  @Test
  void fileIsSentFromAnyPosition() throws IOException {
    var to = Raw.ask(served.port(), Raw.get("/disk?from=5&count=" + (FILE - 5))).body();

    assertThat(to.getBytes(ISO_8859_1)).isEqualTo(Arrays.copyOfRange(content, 5, FILE));
  }

  @Test
  void fileThatIsTooShortCutsTheConnection() throws IOException {
    try (var raw = new Raw(served.port())) {
      raw.send(Raw.get("/disk?from=5&count=" + FILE));
      assertThat(raw.head()).contains("Content-Length: " + FILE);
      assertThat(raw.countToEnd()).isLessThan(FILE);
    }
  }

  @Test
  void clientThatGoesAwayHarmsNobody() throws Exception {
    try (var raw = new Raw(served.port())) {
      raw.send(Raw.get("/f/gone/bytes/1000000000"));
      raw.head();
      raw.socket.setSoLinger(true, 0);
    }
    var report = served.report(r -> r.bytesOut() > 0 && !r.complete());
    assertThat(report.bytesOut()).isLessThan(1_000_000_000);
    assertThat(Raw.ask(served.port(), Raw.get("/f/a")).status()).isEqualTo(200);
  }

  @Path("disk")
  public static final class Disk {
    private final java.nio.file.Path file;

    Disk(java.nio.file.Path file) {
      this.file = file;
    }

    @GET
    public ResponseBody get(@QueryParam("from") long from, @QueryParam("count") long count) {
      return new ResponseBody(
          count,
          target -> {
            try (var channel = FileChannel.open(file)) {
              target.transferFrom(channel, from, count);
            }
          });
    }
  }
}
