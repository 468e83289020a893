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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  @ValueSource(strings = {"x", "x:8080", "my_host", "[::1]:80", "EXAMPLE.org"})
  void host_stands_for_authority(String host) throws IOException {
    assertThat(get("host", host).status()).isEqualTo(200);
    assertThat(get(":authority", host).status()).isEqualTo(200);
    assertThat(get(":authority", host, "host", host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"x,X,200", "x:80,x,200", "x,x:80,200", "x,y,400", "x:81,x,400", "x,'',400"})
  void both_must_agree(String authority, String host, int status) throws IOException {
    assertThat(get(":authority", authority, "host", host).status()).isEqualTo(status);
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
        "h:99999", "h:x", "u@h", "u:p@h", "ex[a", "[::1", "[zz]", "a b", "%zz", "h:1:2", "a/b",
        "a?b", "a#b", "<b>", "\u00e4", " "
      })
  void a_malformed_authority_ends_its_own_stream(String authority) throws IOException {
    assertThat(get(":authority", authority).status()).isEqualTo(400);
    assertThat(get("host", authority).status()).isEqualTo(400);
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
