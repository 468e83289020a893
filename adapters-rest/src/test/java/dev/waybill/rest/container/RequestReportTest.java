package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestReportTest {
  private static final Duration HELD_BACK = Duration.ofMillis(20);

  @Test
  void tellsRouteMethodStatusAndBytes() throws Exception {
    try (var served = Served.with(Shop.class)) {
      Raw.ask(
          served.port(), "POST /f/secret HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde");
      var report = served.report(r -> true);

      assertThat(report.route()).hasValue("/f/{id}");
      assertThat(report.method()).isEqualTo("POST");
      assertThat(report.status()).isEqualTo(200);
      assertThat(report.bytesIn()).isEqualTo(5);
      assertThat(report.bytesOut()).isEqualTo(5);
      assertThat(report.complete()).isTrue();
      assertThat(report.duration()).isPositive();
      assertThat(report.code()).isEmpty();
      assertThat(report.protocol()).isEqualTo("HTTP/1.1");
      assertThat(report.client()).isEqualTo(InetAddress.getLoopbackAddress());
      assertThat(served.active).hasValue(0);
    }
  }

  @Test
  void tellsOfRequestsThatNoResourceSaw() throws Exception {
    try (var served = Served.with(Shop.class)) {
      assertReported(served, "HTTP/9\r\n\r\n", 400);
      assertReported(served, "GARBAGE /f/a HTTP/1.1\r\nHost: x\r\n\r\n", 405);
      assertReported(served, Raw.get("/nothing"), 404);
      assertReported(served, Raw.get("/f//"), 404);
      assertReported(served, "GET /f/a HTTP/1.1\r\n\r\n", 400);
    }
  }

  @Test
  void tells_when_the_body_was_there_and_when_the_answer_began() throws Exception {
    try (var served = Served.with(Shop.class);
        var raw = new Raw(served.port())) {
      raw.send("POST /f/a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
      while (served.active.get() == 0) {
        Thread.onSpinWait();
      }
      var held = System.nanoTime();
      while (System.nanoTime() - held < HELD_BACK.toNanos()) {
        Thread.onSpinWait();
      }
      raw.send("cde").answer();
      var times = served.report(r -> true).times();

      assertThat(times.received().orElseThrow()).isGreaterThan(HELD_BACK);
      assertThat(times.firstByte().orElseThrow()).isGreaterThan(times.received().orElseThrow());
      assertThat(times.whole()).isGreaterThan(times.firstByte().orElseThrow());
      assertThat(times.own().orElseThrow())
          .isPositive()
          .isLessThan(times.firstByte().orElseThrow());
    }
  }

  @Test
  void without_a_body_all_until_the_answer_is_the_services_own_time() throws Exception {
    try (var served = Served.with(Shop.class)) {
      Raw.ask(served.port(), Raw.get("/f/a/bytes/100000"));
      var times = served.report(r -> true).times();
      assertThat(times.received()).isEmpty();
      assertThat(times.own()).isEqualTo(times.firstByte()).isPresent();
    }
  }

  @Test
  void tells_the_code_and_the_id_that_the_client_was_told() throws Exception {
    try (var served = Served.with(Shop.class)) {
      assertTold(served, "HTTP/9\r\n\r\n", "bad_request");
      assertTold(served, "GET /f/a HTTP/1.1\r\n\r\n", "bad_request");
      assertTold(served, "DELETE /f/a HTTP/1.1\r\nHost: x\r\n\r\n", "internal");
      assertTold(served, "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n", "not_implemented");
      assertTold(served, Raw.get("/nothing"), "not_found");
      assertTold(served, Raw.get("/" + "x".repeat(100_000)), "uri_too_long");
    }
  }

  private static void assertTold(Served served, String request, String code) throws Exception {
    var answer = Raw.ask(served.port(), request);
    var report = served.report(r -> true);
    assertThat(report.code()).as(request).hasValue(code);
    assertThat(report.status()).isEqualTo(answer.status());
    assertThat(answer.field("X-Request-Id")).hasValue(report.requestId());
    assertThat(report.times().firstByte()).isPresent();
  }

  @Test
  void tells_of_the_second_version_too() throws Exception {
    try (var served = Served.with(Shop.class);
        var client = new RawHttp2(served.port())) {
      client.request(3, true, "GET", "/f/a").await(3);
      var report = served.report(r -> true);
      assertThat(report.protocol()).isEqualTo("HTTP/2");
      assertThat(report.times().firstByte()).isPresent();
    }
  }

  /// Whose socket, closed by then, does not tell its address any more.
  @Test
  void tells_of_a_client_that_went_away() throws Exception {
    try (var served = Served.with(Shop.class)) {
      try (var raw = new Raw(served.port())) {
        raw.send(Raw.get("/f/a/bytes/100000000")).head();
      }
      assertBrokenOff(served);
      try (var raw = new Raw(served.port())) {
        raw.send(Raw.get("/f/a/closed"));
        assertThat(raw.closed()).isTrue();
      }
      assertBrokenOff(served);
      try (var client = new RawHttp2(served.port())) {
        client.request(1, true, "GET", "/f/a/bytes/100000000");
        while (served.active.get() == 0) {
          Thread.onSpinWait();
        }
      }
      assertBrokenOff(served);
    }
  }

  private static void assertBrokenOff(Served served) throws Exception {
    var report = served.report(r -> true);
    assertThat(report.client()).isEqualTo(InetAddress.getLoopbackAddress());
    assertThat(report.complete()).isFalse();
    assertThat(report.times().received()).isEmpty();
  }

  @Test
  void everyRequestHasItsOwnId() throws IOException {
    try (var served = Served.with(Shop.class);
        var raw = new Raw(served.port())) {
      var first = raw.send(Raw.get("/f/a")).answer().field("X-Request-Id");
      var second = raw.send(Raw.get("/f/a")).answer().field("X-Request-Id");
      assertThat(first).isPresent().isNotEqualTo(second);
    }
  }

  private static void assertReported(Served served, String request, int status) throws Exception {
    Raw.ask(served.port(), request);
    var report = served.report(r -> true);
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.method()).isIn("GET", "OTHER");
    assertThat(served.active).hasValue(0);
  }
}
