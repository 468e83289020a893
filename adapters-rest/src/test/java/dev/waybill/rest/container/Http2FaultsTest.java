package dev.waybill.rest.container;

import static dev.waybill.rest.testing.Http2Frame.GOAWAY;
import static dev.waybill.rest.testing.Http2Frame.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.Http2Answer;
import dev.waybill.rest.testing.Http2Frame;
import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What makes an HTTP/2 request malformed, and that it is nobody's business but that request's: an
/// upload is always running on the same connection, and ends well.
class Http2FaultsTest {
  private static final int CANCEL = 8;
  private static Served served;
  private RawHttp2 client;

  @BeforeAll
  static void start() {
    served = Served.with(Careless.class, Shop.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @BeforeEach
  void beginUpload() throws IOException {
    client = new RawHttp2(served.port());
    client.request(1, false, "PUT", "/c/count").data(1, false, new byte[1000]);
  }

  @AfterEach
  void endUpload() throws IOException {
    client.data(1, true, new byte[1000]);
    assertThat(client.await(1).text()).isEqualTo("got 2000");
    assertThat(client.seen(GOAWAY)).isEmpty();
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "x:8080", "my_host", "[::1]:80", "EXAMPLE.org", "h:", "a_b:", "[::1]:"})
  void host_stands_for_authority(String host) throws IOException {
    assertThat(get("host", host).status()).isEqualTo(200);
    assertThat(get(":authority", host).status()).isEqualTo(200);
    assertThat(get(":authority", host, "host", host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "x,X,200",
    "x:,x,200",
    "x:80,x,200",
    "x,x:80,200",
    "x,y,400",
    "x:81,x,400",
    "x,'',400"
  })
  void both_must_agree(String authority, String host, int status) throws IOException {
    assertThat(get(":authority", authority, "host", host).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"https,443,200", "https,80,400", "http,443,400"})
  void the_usual_port_is_that_of_the_scheme(String scheme, int port, int status)
      throws IOException {
    var stream = client.next();
    client.send(
        head(
            stream,
            RawHttp2.block(
                ":method",
                "GET",
                ":scheme",
                scheme,
                ":path",
                "/f/a",
                ":authority",
                "x:" + port,
                "host",
                "x")));
    assertThat(client.await(stream).status()).isEqualTo(status);
  }

  @Test
  void one_of_them_must_name_a_host() throws IOException {
    assertThat(get().status()).isEqualTo(400);
    assertThat(get(":authority", "").status()).isEqualTo(400);
    assertThat(get("host", "").status()).isEqualTo(400);
    assertThat(get(":authority", "", "host", "x").status()).isEqualTo(400);
    assertThat(get(":authority", "", "host", "").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h:99999", "h:x", ":", "h::", "u@h:", "u@h", "u:p@h", "ex[a", "[::1", "[zz]", "a b", "%zz",
        "h:1:2", "a/b", "a?b", "a#b", "<b>", "\u00e4", " "
      })
  void a_malformed_authority_ends_its_own_stream(String authority) throws IOException {
    assertThat(get(":authority", authority).status()).isEqualTo(400);
    assertThat(get("host", authority).status()).isEqualTo(400);
    assertThat(get(":authority", "x", "host", authority).status()).isEqualTo(400);
  }

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
  void a_body_of_another_length_ends_its_own_stream(int length) throws IOException {
    client.request(3, false, "PUT", "/c/count", "content-length", "5");
    client.data(3, true, new byte[length]);
    assertThat(client.await(3).status()).isNotEqualTo(200);
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
  void a_reset_is_not_answered_by_a_reset() throws Exception {
    client.request(3, false, "PUT", "/c/count").data(3, false, new byte[1000]).ping();
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

  static Stream<Arguments> tooLarge() {
    return Stream.of(
        Arguments.of("one long field", List.of("x-long", "a".repeat(20_000))),
        Arguments.of("many cookies", Collections.nCopies(200, "cookie")),
        Arguments.of("many small fields", Collections.nCopies(700, "x")),
        Arguments.of("a long name", List.of("x".repeat(40_000), "a")),
        Arguments.of("a long host", List.of("host", "h".repeat(20_000))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void fields_that_are_too_large_end_their_own_stream(String what, List<String> more)
      throws IOException {
    var fields = new ArrayList<>(List.of(":method", "GET", ":scheme", "http"));
    fields.addAll(List.of(":path", "/f/a", ":authority", "x"));
    for (var field : more) {
      fields.add(field);
      if (field.equals("cookie")) {
        fields.add("c".repeat(60));
      }
    }
    sendInPieces(client.next(), RawHttp2.block(fields.toArray(String[]::new)));
    assertThat(client.await(3).status()).isEqualTo(431);
    assertThat(get(":authority", "x").status()).isEqualTo(200);
  }

  @Test
  void a_list_that_is_large_only_once_decoded_is_refused_too() throws IOException {
    client.send(indexed(3, "GET", ":authority", "x", "x-kept", "y".repeat(100)));
    assertThat(client.await(3).status()).isEqualTo(200);
    var block = RawHttp2.block(":method", "GET", ":scheme", "http", ":path", "/f/a");
    var again = new int[1000];
    Arrays.fill(again, 0x80 | 62);
    client.send(head(5, append(block, again)));
    assertThat(client.await(5).status()).isEqualTo(431);
    client.send(head(7, append(block, 0x80 | 63, 0x80 | 62)));
    assertThat(client.await(7).status()).as("the table is as it was").isEqualTo(200);
  }

  @Test
  void what_is_added_to_the_table_after_the_fault_counts() throws IOException {
    var long1 = RawHttp2.block("x-long", "a".repeat(15_000), "x-longer", "a".repeat(3000));
    var start = RawHttp2.block(":method", "GET", ":scheme", "http", ":path", "/f/a");
    var added = RawHttp2.block(":authority", "later");
    added[0] = 0x40;
    sendInPieces(client.next(), append(append(start, long1), added));
    assertThat(client.await(3).status()).isEqualTo(431);
    client.send(head(5, append(start, 0x80 | 62)));
    assertThat(client.await(5).status()).isEqualTo(200);
  }

  @Test
  void a_block_without_end_ends_the_connection() throws IOException {
    try (var endless = new RawHttp2(served.port())) {
      var piece = new byte[16_000];
      endless.send(new Http2Frame(Http2Frame.HEADERS, 0, 1, piece));
      for (var i = 0; i < 5; i++) {
        endless.send(new Http2Frame(Http2Frame.CONTINUATION, 0, 1, piece));
      }
      assertThat(endless.awaitEnd().seen(Http2Frame.HEADERS)).isEmpty();
    }
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

  @Test
  void a_broken_encoding_ends_the_connection() throws IOException {
    try (var broken = new RawHttp2(served.port())) {
      broken.send(head(1, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 1}));
      assertThat(broken.awaitEnd().seen(GOAWAY)).isNotEmpty();
    }
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

  private void sendInPieces(int stream, byte[] block) throws IOException {
    var most = 16_000;
    for (var at = 0; at < block.length; at += most) {
      var end = Math.min(block.length, at + most);
      var flags = end == block.length ? Http2Frame.END_HEADERS : 0;
      var piece = Arrays.copyOfRange(block, at, end);
      client.send(
          at == 0
              ? new Http2Frame(Http2Frame.HEADERS, flags | Http2Frame.END_STREAM, stream, piece)
              : new Http2Frame(Http2Frame.CONTINUATION, flags, stream, piece));
    }
  }

  private Http2Answer get(String... fields) throws IOException {
    var stream = client.next();
    var all = new ArrayList<>(List.of(":method", "GET", ":scheme", "http"));
    all.addAll(List.of(":path", "/f/a"));
    all.addAll(List.of(fields));
    client.head(stream, true, all.toArray(String[]::new));
    return client.await(stream);
  }

  private static Http2Frame indexed(int stream, String method, String... fields) {
    var block = RawHttp2.block(":method", method, ":scheme", "http", ":path", "/f/a");
    var literals = RawHttp2.block(fields);
    for (var at = 0; at < literals.length; ) {
      literals[at] = 0x40;
      at += 1;
      at += 1 + literals[at];
      at += 1 + literals[at];
    }
    return head(stream, append(block, literals));
  }

  private static Http2Frame head(int stream, byte[] block) {
    var flags = Http2Frame.END_HEADERS | Http2Frame.END_STREAM;
    return new Http2Frame(Http2Frame.HEADERS, flags, stream, block);
  }

  private static byte[] append(byte[] block, int... more) {
    var bytes = Arrays.copyOf(block, block.length + more.length);
    for (var i = 0; i < more.length; i++) {
      bytes[block.length + i] = (byte) more[i];
    }
    return bytes;
  }

  private static byte[] append(byte[] block, byte[] more) {
    var bytes = Arrays.copyOf(block, block.length + more.length);
    System.arraycopy(more, 0, bytes, block.length, more.length);
    return bytes;
  }
}
