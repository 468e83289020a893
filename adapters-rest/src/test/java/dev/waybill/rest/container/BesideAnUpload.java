package dev.waybill.rest.container;

import static dev.waybill.rest.testing.Http2Frame.GOAWAY;
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
import org.junit.jupiter.api.TestInstance;

/// Faults of one HTTP/2 request are nobody's business but that request's: while they are made, an
/// upload is running on stream 1 of the same connection, and ends well.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BesideAnUpload {
  Served served;
  RawHttp2 client;

  @BeforeAll
  void start() {
    served = Served.with(Careless.class, Shop.class);
  }

  @AfterAll
  void stop() {
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

  /// A block of fields in as many frames as it needs.
  final void sendInPieces(int stream, boolean last, byte[] block) throws IOException {
    var most = 16_000;
    for (var at = 0; at == 0 || at < block.length; at += most) {
      var end = Math.min(block.length, at + most);
      var flags =
          (end == block.length ? Http2Frame.END_HEADERS : 0)
              | (last && at == 0 ? Http2Frame.END_STREAM : 0);
      var type = at == 0 ? Http2Frame.HEADERS : Http2Frame.CONTINUATION;
      client.send(new Http2Frame(type, flags, stream, Arrays.copyOfRange(block, at, end)));
    }
  }

  /// Asks with these fields beside method, scheme and path.
  final Http2Answer get(String... fields) throws IOException {
    var stream = client.next();
    var all = new ArrayList<>(List.of(":method", "GET", ":scheme", "http"));
    all.addAll(List.of(":path", "/f/a"));
    all.addAll(List.of(fields));
    client.head(stream, true, all.toArray(String[]::new));
    return client.await(stream);
  }

  /// A head whose further fields are added to the table of fields (RFC 7541 section 6.2.1).
  static Http2Frame indexed(int stream, String method, String... fields) {
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

  static Http2Frame head(int stream, byte[] block) {
    var flags = Http2Frame.END_HEADERS | Http2Frame.END_STREAM;
    return new Http2Frame(Http2Frame.HEADERS, flags, stream, block);
  }

  static byte[] append(byte[] block, int... more) {
    var bytes = Arrays.copyOf(block, block.length + more.length);
    for (var i = 0; i < more.length; i++) {
      bytes[block.length + i] = (byte) more[i];
    }
    return bytes;
  }

  static byte[] append(byte[] block, byte[] more) {
    var bytes = Arrays.copyOf(block, block.length + more.length);
    System.arraycopy(more, 0, bytes, block.length, more.length);
    return bytes;
  }
}
