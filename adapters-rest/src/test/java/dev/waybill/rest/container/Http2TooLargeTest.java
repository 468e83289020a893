package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.Http2Frame;
import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// More fields than a request may have.
class Http2TooLargeTest extends BesideAnUpload {
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
    sendInPieces(client.next(), true, RawHttp2.block(fields.toArray(String[]::new)));
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
    sendInPieces(client.next(), true, append(append(start, long1), added));
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
}
