package dev.waybill.bootstrap.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the log of a service has besides its lines of requests.
@Tag("embedded")
@Timeout(180)
class ServiceLogTest {
  private static final String[] JSON = {"--log-format", "json"};

  @TempDir Path folder;

  @Test
  void a_message_has_the_id_of_the_request_that_it_is_about() throws Exception {
    LoggedService.Answer refused;
    List<JsonNode> log;
    try (var service = LoggedService.start(folder, JSON)) {
      var staging = folder.resolve("data/staging");
      var away = folder.resolve("staging-away");
      Files.move(staging, away);
      Files.createFile(staging);
      refused = service.ask("PUT", "/upload/a.txt", "x");
      awaitReady(service, 503);
      Files.delete(staging);
      Files.move(away, staging);
      awaitReady(service, 200);
      log = service.stopAndReadJson();
    }
    assertThat(refused.status()).isEqualTo(503);
    assertThat(log)
        .filteredOn(line -> line.path("request_id").asText().equals(refused.requestId()))
        .extracting(line -> line.get("logger").asText())
        .containsExactly("ThrowableMapper", "access");
    var access = LoggedService.accessLine(log, refused.requestId());
    assertThat(access.get("level").asText()).isEqualTo("WARN");
    assertThat(access.get("code").asText()).isEqualTo("storage_unavailable");
    assertInOrder(
        log.stream().map(line -> line.get("message").asText()).toList(),
        "Starting Waybill ",
        "Serving on port ",
        "The node is not ready: storage: ",
        "The node is ready again",
        "Stopped");
  }

  /// S1 and S7 of the security review.
  @Test
  void a_border_to_the_proxy_that_is_open_is_told() throws Exception {
    List<JsonNode> log;
    try (var service =
        LoggedService.start(folder, "--log-format", "json", "--trusted-proxies", "192.0.2.1")) {
      for (int i = 0; i < 3; i++) {
        service.ask("GET", "/f/x", "", "X-Forwarded-For: 203.0.113.7");
      }
      log = service.stopAndReadJson();
    }
    assertThat(log)
        .filteredOn(line -> line.path("level").asText().equals("WARN"))
        .extracting(line -> line.path("message").asText())
        .filteredOn(message -> message.contains("WAYBILL_"))
        .satisfiesExactly(
            start -> assertThat(start).endsWith("Set WAYBILL_PUBLIC_URL"),
            once ->
                assertThat(once)
                    .contains("127.0.0.0/24", "name it in WAYBILL_TRUSTED_PROXIES")
                    .doesNotContain("203.0.113"));
  }

  private static void awaitReady(LoggedService service, int status) throws Exception {
    var ready = HttpRequest.newBuilder(service.process().managementUrl().resolve("/health/ready"));
    try (var client = HttpClient.newHttpClient()) {
      var answers = HttpResponse.BodyHandlers.discarding();
      while (client.send(ready.build(), answers).statusCode() != status) {
        Thread.onSpinWait();
      }
    }
  }

  /// Each once, and one after the other.
  private static void assertInOrder(List<String> messages, String... beginnings) {
    var found = new ArrayList<String>();
    for (var message : messages) {
      Stream.of(beginnings).filter(message::startsWith).findFirst().ifPresent(found::add);
    }
    assertThat(found).containsExactly(beginnings);
  }

  @Test
  void whatever_comes_in_stays_on_its_line() throws Exception {
    var nasty =
        List.of(
            "a\u001b[2J\u001b]0;x\u0007b",
            utf8("a\u2028{\"forged\":1}\u2029\u202e\u0085"),
            "a\u00ff\u00fe\u00c0\u00af",
            "\"},{\"level\":\"ERROR",
            "x".repeat(10_000));
    var ids = new ArrayList<String>();
    List<JsonNode> log;
    try (var service = LoggedService.start(folder, JSON)) {
      for (var one : nasty) {
        ids.add(service.ask("GET", "/" + one.replace(" ", "%20"), "").requestId());
        ids.add(service.ask("GET", "/f/x?" + one, "").requestId());
        ids.add(service.ask("GET", "/f/x%0d%0aFORGED", "", "User-Agent: " + one).requestId());
        ids.add(service.ask("GET", "/f/x", "", "X-Request-Id: " + one).requestId());
        ids.add(
            service.ask("PUT", "/upload/a?title=a%0aFORGED%00", one, "Title: " + one).requestId());
        ids.add(service.send(one.replace('/', 'x') + "\r\n\r\n").requestId());
      }
      log = service.stopAndReadJson();
    }
    ids.forEach(id -> LoggedService.accessLine(log, id));
    assertThat(log.toString()).doesNotContain("FORGED", "forged", "\u001b");
  }

  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  @Test
  void people_read_lines_of_text() throws Exception {
    LoggedService.Answer refused;
    String log;
    try (var service = LoggedService.start(folder)) {
      refused = service.ask("POST", "/upload", "");
      log = service.stopAndRead();
    }
    assertThat(log.lines().filter(line -> line.contains(refused.requestId())))
        .singleElement()
        .asString()
        .matches(
            "[0-9-]{10}T[0-9:.]{12}Z INFO  access: POST /upload 400 code=no_files"
                + " request_id=[0-9a-f]{16} outcome=complete bytes_in=0 bytes_out=\\d+"
                + " duration_ms=[0-9.]+ first_byte_ms=[0-9.]+ client=127\\.0\\.0\\.0/24"
                + " protocol=HTTP/1\\.1");
  }

  @Test
  void only_failures_are_logged_where_that_is_set_with_the_address_and_a_proxys_id()
      throws Exception {
    List<JsonNode> log;
    try (var service =
        LoggedService.start(
            folder,
            "--log-format",
            "json",
            "--access-log",
            "errors",
            "--access-log-client",
            "address",
            "--log-level",
            "error",
            "--trusted-proxies",
            "127.0.0.1")) {
      assertThat(service.ask("GET", "/", "").status()).isEqualTo(200);
      var fields = new String[] {"X-Request-Id: of-a-proxy-1", "X-Forwarded-For: 2001:db8::7"};
      assertThat(service.ask("GET", "/f/x", "", fields).requestId()).isEqualTo("of-a-proxy-1");
      log = service.stopAndReadJson();
    }
    assertThat(log).hasSize(1);
    assertThat(log.getFirst().get("request_id").asText()).isEqualTo("of-a-proxy-1");
    assertThat(log.getFirst().get("client").asText()).isEqualTo("2001:db8::7");
  }

  @Test
  void off_is_off() throws Exception {
    try (var service = LoggedService.start(folder, "--access-log", "off")) {
      service.ask("GET", "/f/x", "");
      assertThat(service.stopAndRead()).contains("Stopped").doesNotContain("access:");
    }
  }

  @Test
  void a_start_that_is_refused_says_so_in_json_too() {
    var wrong =
        WaybillProcess.run("serve", folder, "--log-format", "json", "--max-files", "x\u2028y");
    assertThat(wrong.exit()).isEqualTo(78);
    assertThat(wrong.err().lines().map(LoggedService::object))
        .extracting(line -> line.get("message").asText())
        .hasSize(2)
        .anyMatch(message -> message.contains("WAYBILL_MAX_FILES"));

    var unusable = WaybillProcess.run("serve", Path.of("/dev/null/x"), "--log-format", "json");
    assertThat(unusable.exit()).isEqualTo(78);
    assertThat(unusable.err().lines().map(LoggedService::object)).isNotEmpty();
  }
}
