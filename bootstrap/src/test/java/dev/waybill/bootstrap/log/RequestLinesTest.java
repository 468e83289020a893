package dev.waybill.bootstrap.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.bootstrap.log.LoggedService.Answer;
import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every request can be found in the log by the id that its answer had.
class RequestLinesTest {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String SECRET = "very-secret-password";

  /// More than the network takes before anybody reads.
  private static final int MANY = 20 << 20;

  @TempDir Path folder;

  /// What a client sends, and the status and code that it gets.
  private record Trial(Answer answer, int status, String code) {}

  @Test
  void every_failure_is_found_by_its_id() throws IOException {
    var trials = new LinkedHashMap<String, Trial>();
    Answer healthy;
    List<JsonNode> log;
    try (var service = LoggedService.start(folder, "--log-format", "json")) {
      healthy = service.ask("GET", "/health/serve", "");
      var upload = service.ask("PUT", "/upload/a.txt", "hello").json();
      var link = path(upload.get("download_url").asText());
      var manage = upload.get("redirect").asText();
      service.ask("POST", manage, "password=" + SECRET, FORM);
      trials.put("no files", trial(service.ask("POST", "/upload", "x=1", FORM), 400, "no_files"));
      trials.put(
          "field", trial(service.ask("POST", manage, "expires=2d", FORM), 400, "invalid_field"));
      trials.put("no password", trial(service.ask("GET", link, ""), 401, "password_required"));
      trials.put(
          "no password, browser",
          trial(service.ask("GET", link, "", "Accept: text/html"), 401, "password_required"));
      trials.put("wrong", trial(service.ask("GET", link + "?pw=x", ""), 403, "wrong_password"));
      trials.put(
          "wrong, browser",
          trial(
              service.ask("POST", link, "password=x", FORM, "Accept: text/html"),
              403,
              "wrong_password"));
      trials.put("unknown", trial(service.ask("GET", "/f/x", ""), 404, "not_found"));
      trials.put("no route", trial(service.ask("GET", "/x\u00ff/y", ""), 404, "not_found"));
      trials.put("method", trial(service.ask("GET", "/upload", ""), 405, "method_not_allowed"));
      trials.put("head", trial(service.ask("HEAD", "/upload", ""), 405, "method_not_allowed"));
      trials.put(
          "type",
          trial(
              service.ask("POST", manage, "{", "Content-Type: a/b"),
              415,
              "unsupported_media_type"));
      trials.put(
          "long", trial(service.ask("GET", "/" + "x".repeat(40_000), ""), 414, "uri_too_long"));
      trials.put(
          "fields",
          trial(
              service.ask("GET", "/", "", "X: " + "x".repeat(100_000)), 431, "headers_too_large"));
      trials.put(
          "expectation",
          trial(service.ask("PUT", "/upload/b", "x", "Expect: 200-ok"), 417, "expectation_failed"));
      trials.put("nonsense", trial(service.send("\u0001\r\n\r\n"), 400, "malformed_request"));
      trials.put(
          "version",
          trial(service.send("GET / HTTP/3.0\r\nHost: x\r\n\r\n"), 505, "version_not_supported"));
      trials.put(
          "health",
          trial(service.ask("GET", "/health/serve?draining=x", ""), 400, "invalid_field"));
      trials.put(
          "coding",
          trial(
              service.ask("POST", "/upload", "", "Transfer-Encoding: gzip, chunked"),
              501,
              "not_implemented"));
      log = service.stopAndReadJson();
    }
    trials.forEach((name, trial) -> assertLogged(name, trial, log));
    assertThat(healthy.status()).isEqualTo(200);
    assertThat(log).noneMatch(l -> l.path("request_id").asText().equals(healthy.requestId()));
  }

  private static Trial trial(Answer answer, int status, String code) {
    return new Trial(answer, status, code);
  }

  private static void assertLogged(String name, Trial trial, List<JsonNode> log) {
    var line = LoggedService.accessLine(log, trial.answer.requestId());
    assertThat(trial.answer.status()).as(name).isEqualTo(trial.status);
    assertThat(line.get("status").intValue()).as(name).isEqualTo(trial.status);
    assertThat(line.path("code").asText()).as(name).isEqualTo(trial.code);
    assertThat(line.get("outcome").asText()).as(name).isEqualTo("complete");
    assertThat(line.get("bytes_out").longValue()).as(name).isEqualTo(trial.answer.bodyLength());
  }

  /// The client is still there: it is the service that leaves.
  @Test
  void an_upload_that_a_stop_cuts_is_not_its_clients_fault() throws IOException {
    try (var service =
            LoggedService.start(
                folder, "--log-format", "json", "--drain-delay", "0s", "--shutdown-timeout", "0s");
        var socket = new Socket(InetAddress.getLoopbackAddress(), service.process().port())) {
      var head =
          "PUT /upload/a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n";
      socket.getOutputStream().write((head + "\r\n").getBytes(UTF_8));
      assertThat(socket.getInputStream().readNBytes(12)).asString(UTF_8).endsWith("100");
      assertThat(service.stopAndReadJson())
          .filteredOn(line -> line.get("logger").asText().equals("access"))
          .singleElement()
          .satisfies(
              line -> {
                assertHas(line, "code", "stopping");
                assertHas(line, "outcome", "broken_off");
              });
    }
  }

  @Test
  void a_line_tells_what_was_moved_and_how_long_that_took() throws IOException {
    Answer put;
    Answer got;
    List<JsonNode> log;
    try (var service = LoggedService.start(folder, "--log-format", "json")) {
      put = service.ask("PUT", "/upload/a.txt", "x".repeat(70_000));
      var link = path(put.json().get("download_url").asText());
      got = service.ask("GET", link, "");
      try (var client = new RawHttp2(service.process().port())) {
        client.request(1, true, "GET", link).await(1);
      }
      breakOff(service);
      log = service.stopAndReadJson();
    }
    var up = LoggedService.accessLine(log, put.requestId());
    assertHas(up, "message", "PUT /upload/{file-name} 200");
    assertHas(up, "method", "PUT");
    assertHas(up, "route", "/upload/{file-name}");
    assertHas(up, "protocol", "HTTP/1.1");
    assertHas(up, "client", "127.0.0.0/24");
    assertThat(up.get("bytes_in").longValue()).isEqualTo(70_000);
    assertThat(up.get("bytes_out").longValue()).isPositive();
    assertInOrder(up);
    assertThat(up.has("code")).isFalse();
    var down = LoggedService.accessLine(log, got.requestId());
    assertHas(down, "route", "/f/{id}");
    assertThat(down.get("bytes_out").longValue()).isEqualTo(70_000);
    assertThat(down.has("received_ms")).isFalse();
    assertThat(log).anySatisfy(line -> assertHas(line, "protocol", "HTTP/2"));
    assertThat(log)
        .anySatisfy(
            line -> {
              assertHas(line, "code", "malformed_request");
              assertThat(line.get("bytes_in").longValue()).isEqualTo(5);
            });
    assertThat(log)
        .anySatisfy(
            line -> {
              assertHas(line, "outcome", "broken_off");
              assertThat(line.get("status").intValue()).isEqualTo(200);
              assertThat(line.get("bytes_out").longValue()).isBetween(1L, MANY - 1L);
            });
  }

  /// A client that goes away in the middle of its upload, and of its download.
  private static void breakOff(LoggedService service) throws IOException {
    var large = service.ask("PUT", "/upload/large", "x".repeat(MANY)).json();
    var get = "GET " + path(large.get("download_url").asText()) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    try (var up = connect(service);
        var down = connect(service)) {
      down.getOutputStream().write(get.getBytes(UTF_8));
      assertThat(down.getInputStream().readNBytes(1000)).hasSize(1000);
      up.getOutputStream()
          .write(
              "PUT /upload/b HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabcde"
                  .getBytes(UTF_8));
    }
  }

  private static Socket connect(LoggedService service) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), service.process().port());
  }

  private static void assertInOrder(JsonNode line) {
    var received = line.get("received_ms").doubleValue();
    var firstByte = line.get("first_byte_ms").doubleValue();
    assertThat(received).isPositive().isLessThan(firstByte);
    assertThat(firstByte).isLessThan(line.get("duration_ms").doubleValue());
  }

  private static void assertHas(JsonNode line, String name, String value) {
    assertThat(line.path(name).asText()).isEqualTo(value);
  }

  @Test
  void no_line_holds_anything_that_opens_an_upload() throws IOException {
    String log;
    Map<String, String> secrets = new LinkedHashMap<>();
    try (var service = LoggedService.start(folder, "--log-level", "trace")) {
      var upload =
          service.ask("PUT", "/upload/secret-name.txt?title=secret-title", "secret-content").json();
      var link = path(upload.get("download_url").asText());
      var manage = upload.get("redirect").asText();
      var token = manage.substring(manage.lastIndexOf('/') + 1);
      secrets.put("token", token);
      secrets.put("id", link.substring(link.lastIndexOf('/') + 1));
      secrets.put("password", SECRET);
      secrets.put("in base64", base64("x:" + SECRET));
      secrets.put("words", "secret-");
      service.ask("POST", manage, "password=" + SECRET, FORM);
      service.ask("GET", link + "?pw=" + SECRET, "");
      service.ask("GET", link + "?pw=" + SECRET, "", "Accept: text/html");
      service.ask("GET", link, "", "Waybill-Password: " + SECRET);
      service.ask("GET", link, "", "Authorization: Basic " + base64("x:" + SECRET));
      service.ask("GET", link, "", "Authorization: Bearer " + token);
      service.ask("GET", link, "", "Cookie: waybill=" + SECRET, "Referer: http://x" + manage);
      service.ask("GET", link, "", "User-Agent: " + SECRET, "X-Request-Id: " + token);
      service.ask("GET", "//" + token + "/%zz?" + SECRET, "");
      service.send("GET " + manage + "?" + SECRET + " HTTP/9\r\nX: " + SECRET + "\r\n\r\n");
      service.send(
          "BREW-"
              + SECRET
              + " "
              + manage
              + " HTTP/1.1\r\nHost: "
              + SECRET
              + "\r\nConnection: close\r\n\r\n");
      service.ask("DELETE", manage, "");
      log = service.stopAndRead();
    }
    assertThat(log.lines().filter(line -> line.contains(" access: ")).count()).isGreaterThan(11);
    secrets.forEach((what, secret) -> assertThat(log).as(what).doesNotContain(secret));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String path(String url) {
    return url.replaceFirst("https?://[^/]+", "");
  }
}
