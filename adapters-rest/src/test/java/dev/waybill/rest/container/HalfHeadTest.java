package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.Http2Frame;
import dev.waybill.rest.testing.RawHttp2;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A head that never becomes whole is no fault of ours: nobody is to be woken by a port scanner.
class HalfHeadTest {
  private static final int CANCEL = 8;
  private static final String HALF = "GET /f/x HTTP/1.1\r\nX: ";

  @ParameterizedTest
  @ValueSource(strings = {HALF, "GET /f/x HTTP/1.1\r\nHost: a\r\n", "PUT /f/x HTTP/1.1\r\n"})
  void a_client_that_waits_too_long(String half) throws Exception {
    var usual = HeadLimits.DEFAULT;
    var impatient =
        new HeadLimits(usual.bytes(), usual.uriBytes(), usual.fields(), Duration.ofMillis(300));
    try (var served = Served.with(impatient, Shop.class)) {
      try (var raw = new Raw(served.port())) {
        raw.send(half);
        assertThat(raw.body(5000)).as("what it is answered").doesNotContain("HTTP/1.1 5");
      }
      assertNoFault(served);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HALF, "GET /f/x HTTP/1.1\r\nHost: a\r\n"})
  void a_client_that_leaves(String half) throws Exception {
    try (var served = Served.with(Shop.class)) {
      try (var raw = new Raw(served.port())) {
        raw.send(half);
      }
      assertNoFault(served);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT"})
  void a_stream_that_is_reset_at_once(String method) throws Exception {
    try (var served = Served.with(Shop.class)) {
      try (var client = new RawHttp2(served.port())) {
        for (var stream = 1; stream < 40; stream += 2) {
          client.request(stream, false, method, "/f/x");
          client.send(Http2Frame.of(Http2Frame.RST_STREAM, stream, CANCEL));
        }
        client.ping();
      }
      assertNoFault(served);
    }
  }

  @Test
  void a_body_that_is_longer_than_announced() throws Exception {
    try (var served = Served.with(Shop.class)) {
      try (var client = new RawHttp2(served.port())) {
        for (var stream = 1; stream < 40; stream += 2) {
          client.request(stream, false, "POST", "/f/x", "content-length", "1");
          client.data(stream, false, new byte[4]);
        }
        client.ping();
      }
      assertNoFault(served);
    }
  }

  /// Whatever is reported before the next request is of the half one.
  private static void assertNoFault(Served served) throws Exception {
    Raw.ask(served.port(), Raw.get("/f/last/base"));
    for (var report = served.report(any -> true);
        !report.route().equals(Optional.of("/f/{id}/base"));
        report = served.report(any -> true)) {
      assertThat(report.status()).as("%s", report).isLessThan(500);
    }
  }
}
