package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RequestReportTest {
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
