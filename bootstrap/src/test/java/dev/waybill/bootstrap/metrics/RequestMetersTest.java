package dev.waybill.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the meters tell of requests.
class RequestMetersTest {
  private static final String FAILURES = "waybill_http_request_failures_total";
  private static final String UPLOAD = "{method=\"PUT\",route=\"/upload/{file-name}\"}";
  private static final String OWN = "waybill_http_request_own_duration_seconds";
  private static final String WHOLE = "waybill_http_request_duration_seconds";
  private static final int MIB = 1 << 20;

  private RunningWaybill waybill;
  private Caller caller;

  @BeforeEach
  void start(@TempDir Path data) {
    waybill = RunningWaybill.start(data, "--max-upload-size", "1MiB");
    caller = new Caller(waybill.url());
  }

  @AfterEach
  void stop() {
    caller.close();
    waybill.close();
  }

  @Test
  void every_failure_makes_one_step_of_its_counter_from_nought() throws Exception {
    var open = caller.upload("open", "");
    var locked = caller.upload("locked", "secret");
    var before = scrape().named(FAILURES);
    assertThat(before).hasSizeBetween(100, 300);
    assertThat(before.values()).allMatch(count -> count == 0);

    caller.ask("GET", "/f/00000000-0000-4000-8000-000000000000");
    caller.ask("GET", locked + "/content");
    caller.ask("GET", locked + "/content", "Waybill-Password", "wrong");
    caller.ask("GET", open + "/encrypted");
    caller.ask("GET", open, "Range", "bytes=99-");
    caller.ask("GET", open + "/content", "If-Match", "\"other\"");
    caller.ask("POST", "/upload", BodyPublishers.ofString("x"), "Content-Type", "image/png");
    caller.ask("PUT", "/upload/a?expires=never", BodyPublishers.ofString("x"));
    caller.ask("PUT", "/upload/a", BodyPublishers.ofByteArray(new byte[MIB + 1]));
    caller.ask("GET", "/nowhere");
    caller.ask("GET", "/manage/unknown");
    caller.ask("BREW", "/docs");
    caller.sendAndWait("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    caller.sendAndWait("NONSENSE\r\n\r\n");

    var after = Scrape.until(waybill.managementUrl(), s -> steps(s) >= 14).named(FAILURES);
    var steps = new TreeMap<String, Double>();
    after.forEach(
        (series, count) -> {
          if (count > 0) {
            steps.put(series.replaceAll(".*code=\"(\\w+)\",route=\"([^\"]+)\".*", "$2 $1"), count);
          }
        });
    assertThat(steps.keySet())
        .containsExactlyInAnyOrder(
            "/f/{id} not_found",
            "/f/{id}/content password_required",
            "/f/{id}/content wrong_password",
            "/f/{id}/encrypted not_end_to_end_encrypted",
            "/f/{id} range_not_satisfiable",
            "/f/{id}/content precondition_failed",
            "/upload no_files",
            "/upload/{file-name} invalid_field",
            "/upload/{file-name} file_too_large",
            "none not_found",
            "/manage/{token} not_found",
            "none method_not_allowed",
            "none uri_too_long",
            "none malformed_request");
    assertThat(steps.values()).containsOnly(1.0);
    assertThat(after.keySet()).as("none was new").isEqualTo(before.keySet());
    assertThat(after.keySet()).allMatch(series -> series.contains("status=\""));
  }

  private static double steps(Scrape scrape) {
    return scrape.named(FAILURES).values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// A client that takes two seconds for its bytes must not make the service look slow.
  @Test
  void the_services_own_time_is_apart_from_the_transfer() throws Exception {
    var head = "PUT /upload/slow HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\nhalf";
    try (var socket = caller.send(head)) {
      var going = Scrape.until(waybill.managementUrl(), s -> s.has(inFlight("upload"), 1));
      assertThat(going.value(inFlight("upload"))).hasValue(1);
      assertThat(going.value(inFlight("download"))).hasValue(0);
      Thread.sleep(2_000);
      socket.getOutputStream().write("half".getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isPositive();
    }
    var scrape = Scrape.until(waybill.managementUrl(), s -> s.has(OWN + "_count" + UPLOAD, 1));
    assertThat(scrape.value(WHOLE + "_sum" + UPLOAD).orElseThrow()).isGreaterThan(2);
    assertThat(scrape.value(OWN + "_sum" + UPLOAD).orElseThrow()).isBetween(0.0, 1.9);
    assertThat(scrape.value(inFlight("upload"))).hasValue(0);
    assertThat(scrape.value("waybill_http_received_bytes_total{route=\"/upload/{file-name}\"}"))
        .hasValue(8);
  }

  @Test
  void a_download_that_the_client_leaves_is_told_and_is_no_failure() throws Exception {
    var link = caller.upload("x".repeat(MIB), "");
    var broken = "waybill_http_responses_broken_off_total{route=\"/f/{id}/content\"}";
    assertThat(scrape().value(broken)).hasValue(0);
    for (int n = 0; n < 20 && scrape().has(broken, 0); n++) {
      try (var socket = caller.send("GET " + link + "/content HTTP/1.1\r\nHost: x\r\n\r\n")) {
        assertThat(socket.getInputStream().read()).isPositive();
        socket.setSoLinger(true, 0);
      }
    }
    var told = Scrape.until(waybill.managementUrl(), s -> !s.has(broken, 0));
    assertThat(told.value(broken).orElse(0)).isPositive();
    assertThat(steps(told)).isZero();
  }

  @Test
  void limits_stand_beside_what_they_limit() throws IOException {
    try (var _ = caller.send("GET ")) {
      var scrape = Scrape.until(waybill.managementUrl(), s -> s.has("waybill_http_connections", 1));
      assertThat(scrape.value("waybill_http_connections")).hasValue(1);
      assertThat(scrape.value("waybill_http_connections_limit").orElse(0)).isGreaterThan(1000);
      assertThat(scrape.value("waybill_http_requests_limit").orElse(0)).isGreaterThan(100);
    }
  }

  /// Whatever a client chooses (methods, paths, names, hosts) makes no series of its own.
  @Test
  void no_client_can_make_series() {
    var link = caller.upload("x", "");
    for (var method : new String[] {"GET", "HEAD", "POST", "PATCH", "BREW"}) {
      caller.ask(method, link);
      caller.ask(method, "/nowhere");
    }
    var before = scrape().samples().size();
    for (int n = 0; n < 200; n++) {
      caller.ask("M" + n, link);
      caller.ask("BREW", "/f/" + n + "/x");
      caller.ask("GET", "/nowhere?n=" + n, "User-Agent", "agent-" + n, "Accept", "x/" + n);
      caller.ask("GET", "/f/" + n, "X-Forwarded-For", "192.0.2." + n, "X-Request-Id", "id" + n);
    }
    assertThat(scrape().samples()).hasSize(before);
  }

  private static String inFlight(String operation) {
    return "waybill_http_requests_in_flight{operation=\"" + operation + "\"}";
  }

  private Scrape scrape() {
    return Scrape.of(waybill.managementUrl());
  }
}
