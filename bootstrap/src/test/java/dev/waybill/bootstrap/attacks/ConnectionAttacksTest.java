package dev.waybill.bootstrap.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.WaybillProcess;
import dev.waybill.rest.testing.RawHttp2;
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
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// S3, S4 and S6 of the security review: one client, with what slowhttptest does and more, against
/// all others. While it lasts every request of another network is answered; how fast that is on
/// this machine, which the attacker shares, is printed.
@InTurn("attacks")
class ConnectionAttacksTest {
  private static final int REQUESTS = 300;
  private static final Duration PAUSE = Duration.ofMillis(30);
  private static final int SLOW = 400;
  private static final int IDLE = 5_000;
  private static final int SESSIONS = 60;
  private static final int STREAMS = 100;
  private static final int EMPTY_FILES = 100;
  private static final int READ_ALL = 1 << 20;
  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
  private static final Pattern ID = Pattern.compile("/f/[0-9a-f-]{36}");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

  private HttpClient client = HttpClient.newHttpClient();
  private WaybillProcess service;
  private Bystander bystander;
  private String name = "";

  ConnectionAttacksTest(@TempDir Path data) {
    this.service = WaybillProcess.serve(data);
    this.bystander = new Bystander(service.port(), upload("small"));
  }

  @BeforeEach
  void warmUp(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName().replace('_', ' ');
    assertThat(Timings.of(REQUESTS, bystander::ask).good()).isEqualTo(REQUESTS);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  private String upload(String content) {
    var link = ID.matcher(send("PUT", "/upload/a.txt", content, "application/octet-stream"));
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private String send(String method, String path, String content, String type) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(content))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void slow_heads() throws Exception {
    hoard(SLOW, new Hoard.Habit("GET /" + HOST, "X-Slow: a\r\n", 1));
  }

  @Test
  void slow_bodies() throws Exception {
    var head =
        "POST /upload"
            + HOST
            + "Content-Length: 1000000\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n";
    hoard(SLOW, new Hoard.Habit(head, "a", 1));
  }

  @Test
  void slow_readers() throws Exception {
    var large = upload("a".repeat(20 << 20));
    hoard(SLOW, new Hoard.Habit("GET " + large + HOST + "\r\n", "", 16));
  }

  @Test
  void many_ranges() throws Exception {
    var ranges =
        IntStream.range(0, 1000)
            .mapToObj(n -> "5-" + n)
            .collect(Collectors.joining(",", "0-,", ""));
    var request =
        "GET " + upload("a".repeat(READ_ALL)) + HOST + "Range: bytes=" + ranges + "\r\n\r\n";
    hoard(SLOW, new Hoard.Habit(request, request, READ_ALL));
  }

  @Test
  void idle_connections() throws Exception {
    hoard(IDLE, new Hoard.Habit("", "", 1));
  }

  private void hoard(int size, Hoard.Habit habit) throws Exception {
    attack(
        size + " connections",
        () -> {
          var hoard = new Hoard(service.port(), size, habit).begun();
          return new Running(hoard, () -> hoard.closed() + " closed");
        });
  }

  @Test
  void http_2_streams_of_uploads_that_do_not_begin() throws Exception {
    attack(SESSIONS + " sessions of " + STREAMS + " streams", this::streams);
  }

  private Running streams() {
    List<AutoCloseable> sessions = new ArrayList<>();
    try {
      for (int n = 0; n < SESSIONS; n++) {
        var session = new RawHttp2(service.port());
        sessions.add(session);
        for (int stream = 0; stream < STREAMS; stream++) {
          session.request(1 + 2 * stream, false, "PUT", "/upload/a.txt");
        }
      }
    } catch (IOException closedByService) {
      // That one has more than its share.
    }
    return new Running(
        () -> {
          for (var session : sessions) {
            session.close();
          }
        },
        () -> sessions.size() + " sessions");
  }

  @Test
  void forms_of_a_hundred_empty_files() throws Exception {
    var form =
        IntStream.range(0, EMPTY_FILES)
            .mapToObj(
                n ->
                    "--x\r\nContent-Disposition: form-data; name=files; filename="
                        + n
                        + "\r\n\r\n\r\n")
            .collect(Collectors.joining("", "", "--x--\r\n"));
    IntSupplier deed =
        () -> {
          var answer = send("POST", "/upload", form, "multipart/form-data; boundary=x");
          return answer.contains("\"error\"") ? 400 : 200;
        };
    attack(
        "20 clients",
        () -> {
          var crowd = new Crowd(20, deed).heard(20);
          return new Running(crowd, crowd::toString);
        });
  }

  /// @param told what has become of it
  private record Running(AutoCloseable attack, Supplier<String> told) {}

  private void attack(String size, Supplier<Running> begin) throws Exception {
    var quiet = Timings.of(REQUESTS, bystander::ask);
    var before = residentMegabytes();
    var running = begin.get();
    Timings attacked;
    long during;
    String told;
    try (var _ = running.attack()) {
      attacked = Timings.of(REQUESTS, PAUSE, bystander::ask);
      during = residentMegabytes();
      told = running.told().get();
    }
    var after = Timings.of(REQUESTS, bystander::ask);
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %s%n  quiet: %s%n  attacked: %s%n  after: %s%n"
            + "  p99 %.1f times, then %.1f times; memory %d, then %d MB%n",
        name,
        size,
        told,
        quiet,
        attacked,
        after,
        attacked.millis(0.99) / quiet.millis(0.99),
        after.millis(0.99) / quiet.millis(0.99),
        before,
        during);
    assertThat(attacked.good()).isEqualTo(REQUESTS);
    assertThat(after.good()).isEqualTo(REQUESTS);
  }

  private long residentMegabytes() throws IOException {
    var found = RESIDENT.matcher(Files.readString(Path.of("/proc/" + service.pid() + "/status")));
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1)) / 1024;
  }
}
