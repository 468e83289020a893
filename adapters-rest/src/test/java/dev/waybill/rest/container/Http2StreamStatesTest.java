package dev.waybill.rest.container;

import static dev.waybill.rest.testing.Http2Frame.GOAWAY;
import static dev.waybill.rest.testing.Http2Frame.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.Http2Frame;
import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may come on a stream, and when (RFC 9113 section 5.1 and 8.1).
class Http2StreamStatesTest extends BesideAnUpload {
  private static final int NO_ERROR = 0;
  private static final int PROTOCOL_ERROR = 1;
  private static final int STREAM_CLOSED = 5;
  private static final int CANCEL = 8;

  @Test
  void a_reset_is_not_answered_by_a_reset() throws Exception {
    client.request(3, false, "PUT", "/c/count").data(3, false, new byte[1000]).ping();
    served.awaitRunning(2);
    client.send(Http2Frame.of(RST_STREAM, 3, CANCEL));
    served.report(report -> !report.complete() && report.method().equals("PUT"));
    // What is sent after the report had time for two rounds more.
    assertThat(get(":authority", "x").status()).isEqualTo(200);
    client.data(1, true, new byte[1000]);
    assertThat(client.await(1).text()).isEqualTo("got 2000");
    assertThat(client.ping().seen(RST_STREAM)).isEmpty();
    client.close();
    beginUpload();
  }

  static Stream<Arguments> malformedTrailers() {
    return Stream.of(
        trailers("a method", ":method", "POST"),
        trailers("a path", "x-sum", "1", ":path", "/"),
        trailers("a status", ":status", "200"),
        trailers("an unknown pseudo-header", ":x", "1"),
        trailers("a whole head", ":method", "PUT", ":scheme", "http", ":path", "/c/count"),
        trailers("a capital letter", "X-Sum", "1"),
        trailers("an illegal name", "x sum", "1"),
        trailers("an illegal value", "x-sum", "a\u0000b"),
        trailers("a field of connections", "connection", "close"),
        trailers("a transfer coding", "transfer-encoding", "chunked"),
        trailers("too much", "x-sum", "1".repeat(17_000)));
  }

  private static Arguments trailers(String what, String... fields) {
    return Arguments.of(what, (Object) fields);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedTrailers")
  void malformed_trailers_end_their_own_stream(String what, String[] fields) throws Exception {
    client.request(3, false, "PUT", "/c/count").data(3, false, new byte[10]);
    // What has failed before it is handled is not reported.
    served.awaitRunning(2);
    sendInPieces(3, true, RawHttp2.block(fields));
    assertThat(client.awaitReset(3)).as("%s", client.await(3)).isEqualTo(PROTOCOL_ERROR);
    assertThat(client.await(3).status()).isZero();
    served.report(report -> report.method().equals("PUT") && !report.complete());
    client.request(5, false, "PUT", "/c/count").data(5, false, new byte[10]);
    client.head(5, true, "x-sum", "1");
    assertThat(client.await(5).text()).as("with good ones").isEqualTo("got 10");
  }

  @Test
  void trailers_end_a_request() throws IOException {
    client.request(3, false, "PUT", "/c/count").data(3, false, new byte[10]);
    client.head(3, false, "x-sum", "1");
    assertThat(client.awaitReset(3)).isEqualTo(PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/f/a/refuse", "/nowhere"})
  void trailers_are_held_against_their_rules_after_the_answer_too(String path) throws IOException {
    client.request(3, false, "POST", path).data(3, false, new byte[10]);
    assertThat(client.await(3).isWhole()).isTrue();
    client.head(3, true, ":method", "POST");
    assertThat(client.awaitReset(3)).isEqualTo(PROTOCOL_ERROR);
  }

  @Test
  void what_was_under_way_when_a_stream_was_reset_is_ignored() throws IOException {
    client.request(3, false, "PUT", "/c/count", "connection", "close");
    assertThat(client.await(3).status()).isEqualTo(400);
    assertThat(client.awaitReset(3)).isEqualTo(NO_ERROR);
    client.data(3, false, new byte[10]).head(3, true, "x-sum", "1");
    assertThat(get(":authority", "x").status()).isEqualTo(200);
    assertThat(client.ping().seen(RST_STREAM)).hasSize(1);
  }

  static Stream<Arguments> malformedHeads() {
    return Stream.of(
        trailers("no field"),
        trailers("a malformed host", ":method", "PUT", ":path", "/", ":authority", "h:99999"),
        trailers("no method", ":scheme", "http", ":path", "/c/count", ":authority", "x"),
        trailers("a connection", ":method", "PUT", "connection", "close"),
        trailers("too much", ":method", "PUT", ":path", "/", "x-long", "1".repeat(17_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedHeads")
  void a_malformed_head_leaves_nothing_open(String what, String[] fields) throws IOException {
    var block = RawHttp2.block(fields);
    sendInPieces(3, false, block);
    assertThat(client.await(3).status()).isBetween(400, 431);
    assertThat(client.await(3).isWhole()).isTrue();
    assertThat(client.awaitReset(3)).isEqualTo(NO_ERROR);
    sendInPieces(5, true, block);
    assertThat(client.await(5).status()).isBetween(400, 431);
    assertThat(client.ping().seen(RST_STREAM)).as("which ends with its head").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/f/a", "/nowhere"})
  void data_on_a_closed_stream_is_an_error(String path) throws IOException {
    client.request(3, true, "GET", path);
    client.await(3);
    client.data(3, true, new byte[10]);
    assertThat(client.awaitReset(3)).isEqualTo(STREAM_CLOSED);
  }

  @Test
  void data_after_the_last_is_an_error() throws IOException {
    client.request(3, false, "PUT", "/c/count").data(3, true, new byte[10]);
    client.data(3, false, new byte[10]);
    assertThat(client.awaitReset(3)).isEqualTo(STREAM_CLOSED);
  }

  @Test
  void trailers_after_the_last_data_are_an_error() throws IOException {
    // Its answer waits for a window, so that the stream lives on.
    client.request(3, true, "GET", "/f/a/bytes/2000000000").head(3, true, "x-sum", "1");
    assertThat(client.awaitReset(3)).isEqualTo(STREAM_CLOSED);
  }

  @Test
  void a_second_request_on_a_stream_ends_the_connection() throws IOException {
    try (var lost = new RawHttp2(served.port())) {
      lost.request(1, true, "GET", "/f/a").request(1, true, "GET", "/f/a");
      assertThat(lost.awaitEnd().seen(GOAWAY)).isNotEmpty();
    }
  }

  @Test
  void data_after_a_reset_is_an_error() throws IOException {
    client.request(3, false, "PUT", "/c/count");
    client.send(Http2Frame.of(RST_STREAM, 3, CANCEL)).data(3, true, new byte[10]);
    assertThat(client.awaitReset(3)).isEqualTo(STREAM_CLOSED);
  }

  @Test
  void data_that_is_refused_gives_its_window_back() throws IOException {
    client.request(3, true, "GET", "/f/a");
    client.await(3);
    // More than the window of a connection.
    for (var i = 0; i < 70; i++) {
      client.data(3, false, new byte[16_000]);
    }
    client.request(5, false, "PUT", "/c/count").data(5, true, new byte[2 << 20]);
    assertThat(client.await(5).text()).isEqualTo("got " + (2 << 20));
    assertThat(client.seen(RST_STREAM)).hasSizeGreaterThanOrEqualTo(70);
  }

  @Test
  void much_may_come_with_the_preface() throws IOException {
    for (var i = 0; i < 20; i++) {
      try (var eager = new RawHttp2(served.port())) {
        eager.request(1, false, "PUT", "/c/count");
        for (var piece = 0; piece < 3; piece++) {
          eager.send(new Http2Frame(Http2Frame.DATA, 0, 1, new byte[16_000]));
        }
        eager.send(new Http2Frame(Http2Frame.DATA, Http2Frame.END_STREAM, 1, new byte[1]));
        assertThat(eager.await(1).text()).isEqualTo("got 48001");
      }
    }
  }
}
