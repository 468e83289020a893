package dev.waybill.rest.container;

import static dev.waybill.rest.testing.Http2Frame.GOAWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.Http2Frame;
import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What makes an HTTP/2 request malformed.
class Http2FaultsTest extends BesideAnUpload {
  private static final Duration IDLE = Served.CONNECTIONS.idle();

  /// The most that the frame of [#padded] can have of padding: all that follows its length.
  private static final int PADDABLE = 53 + 6;

  @ParameterizedTest
  @CsvSource({
    "connection,close",
    "connection,keep-alive",
    "connection,te",
    "transfer-encoding,chunked",
    "transfer-encoding,identity",
    "keep-alive,timeout=5",
    "proxy-connection,keep-alive",
    "upgrade,h2c",
    "te,gzip",
    "Accept,a",
    "x y,a",
    ":status,200",
    ":unknown,a",
    "host,second"
  })
  void a_field_that_must_not_be_there_is_refused(String name, String value) throws IOException {
    assertThat(get(":authority", "x", "host", "x", name, value).status()).isEqualTo(400);
  }

  @Test
  void trailers_may_be_accepted() throws IOException {
    assertThat(get(":authority", "x", "te", "trailers").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+5", "-5", "5, 5", " 5", "5 ", "0x5", "5.0", "", "five", "9999999999999999999"})
  void a_length_is_digits(String length) throws IOException {
    client.request(3, false, "PUT", "/c/count", "content-length", length);
    assertThat(client.await(3).status()).isEqualTo(400);
  }

  @Test
  void there_is_one_length() throws IOException {
    client.request(3, false, "PUT", "/c/count", "content-length", "5", "content-length", "5");
    assertThat(client.await(3).status()).isEqualTo(400);
    client.request(5, false, "PUT", "/c/count", "content-length", "5");
    client.data(5, true, new byte[5]);
    assertThat(client.await(5).text()).isEqualTo("got 5");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void a_body_of_another_length_ends_its_own_stream(int length) throws Exception {
    var from = System.nanoTime();
    client.request(3, false, "PUT", "/c/count", "content-length", "5");
    served.awaitRunning(2);
    client.data(3, false, new byte[1]).ping().data(3, true, new byte[length - 1]);
    assertThat(client.await(3).status()).isNotEqualTo(200);
    served.report(report -> report.method().equals("PUT") && !report.complete());
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(IDLE.dividedBy(2));
  }

  @Test
  void a_malformed_field_does_not_spoil_the_table_of_fields() throws IOException {
    // Literals with indexing (RFC 7541 section 6.2.1), a malformed authority before a good one.
    client.send(indexed(3, "GET", ":authority", "h:99999", "x-kept", "y"));
    assertThat(client.await(3).status()).isEqualTo(400);
    client.send(indexed(5, "GET", ":authority", "waybill.test"));
    assertThat(client.await(5).status()).isEqualTo(200);
    // The newest entry has number 62, the first of the three that were added before it 65.
    var block = RawHttp2.block(":method", "GET", ":scheme", "http", ":path", "/f/a");
    client.send(head(7, append(block, 0x80 | 62)));
    assertThat(client.await(7).status()).as("the good one again").isEqualTo(200);
    client.send(head(9, append(block, 0x80 | 64)));
    assertThat(client.await(9).status()).as("the malformed one again").isEqualTo(400);
  }

  @Test
  void a_broken_encoding_ends_the_connection() throws IOException {
    try (var broken = new RawHttp2(served.port())) {
      broken.send(head(1, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 1}));
      assertThat(broken.awaitEnd().seen(GOAWAY)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0,1", "0,190", "32,1", "32,5", "32,190"})
  void padding_for_which_there_is_no_room_ends_the_connection(int flags, int tooMuch)
      throws IOException {
    var frame = padded(1, flags, PADDABLE + tooMuch);
    try (var padded = new RawHttp2(served.port())) {
      padded.send(frame);
      assertThat(padded.awaitEnd().seen(GOAWAY)).extracting(away -> away.number(4)).contains(1);
      assertThat(padded.seen(Http2Frame.HEADERS)).isEmpty();
    }
    try (var slow = new RawHttp2(served.port())) {
      slow.sendSlowly(10, frame);
      assertThat(slow.awaitEnd().seen(GOAWAY)).extracting(away -> away.number(4)).contains(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,6,200", "32,6,200", "0,59,400", "32,59,400"})
  void padding_for_which_there_is_room_is_left_away(int flags, int padding, int status)
      throws IOException {
    client.send(padded(client.next(), flags, padding));
    assertThat(client.await(3).status()).isEqualTo(status);
    assertThat(get(":authority", "x").status()).as("the next").isEqualTo(200);
  }

  /// A head in a frame with six bytes of padding.
  ///
  /// @param priority the flag of five bytes more before the fields, or 0
  /// @param padding how many bytes of padding it claims to have
  private static Http2Frame padded(int stream, int priority, int padding) {
    var block =
        RawHttp2.block(":method", "GET", ":scheme", "http", ":path", "/f/a", ":authority", "x");
    var start = append(new byte[0], padding);
    var weighed = append(start, new byte[priority == 0 ? 0 : 5]);
    var flags = Http2Frame.END_HEADERS | Http2Frame.END_STREAM | Http2Frame.PADDED | priority;
    var bytes = append(append(weighed, block), new byte[6]);
    return new Http2Frame(Http2Frame.HEADERS, flags, stream, bytes);
  }

  static Stream<Arguments> malformedBlocks() {
    return Stream.of(
        blockOf("no field"),
        blockOf("no pseudo-header", "accept", "a"),
        blockOf("a field first", "accept", "a", ":method", "GET", ":path", "/f/a"),
        blockOf("an unknown field first", "x-y", "a", ":method", "GET", ":scheme", "http"),
        blockOf("a malformed field first", "connection", "close", ":method", "GET"),
        blockOf("an illegal name first", "X y", "a", ":method", "GET"),
        blockOf("an empty name", ":method", "GET", ":path", "/f/a", ":scheme", "http", "", "a"),
        blockOf("an empty name first", "", "", ":method", "GET", ":path", "/f/a"),
        blockOf("a status of letters", ":status", "abc"),
        blockOf("an empty status", ":method", "GET", ":status", ""),
        blockOf("a status alone", ":status", "200"),
        blockOf("an unknown pseudo-header", ":x", "a"),
        blockOf("no method", ":path", "/f/a", ":scheme", "http", ":authority", "x"),
        blockOf("an illegal value first", "accept", "a\u0000b"));
  }

  private static Arguments blockOf(String what, String... fields) {
    return Arguments.of(what, (Object) fields);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedBlocks")
  void a_malformed_block_ends_its_own_stream(String what, String[] fields) throws IOException {
    client.head(3, true, fields);
    assertThat(client.await(3).status()).isEqualTo(400);
    var kept = RawHttp2.block(fields);
    if (kept.length > 0) {
      kept[0] = 0x40;
    }
    client.send(head(5, kept));
    assertThat(client.await(5).status()).isEqualTo(400);
  }
}
