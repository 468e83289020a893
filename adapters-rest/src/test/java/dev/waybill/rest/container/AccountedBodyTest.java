package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A success never stands for fewer bytes than were sent, whatever a resource says.
class AccountedBodyTest {
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.with(Careless.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "nothing", "bytes", "moved", "unchanged", "ended", "sent"})
  void an_unread_body_is_no_success(String path) throws IOException {
    assertThat(put(path, "Content-Length: 3\r\n\r\nabc").status()).isEqualTo(500);
    assertThat(put(path, "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n").status())
        .isEqualTo(500);
    assertThat(put(path, "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n").status())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "nothing", "bytes", "moved", "ended", "sent"})
  void nor_is_it_over_http2(String path) throws IOException {
    try (var client = new RawHttp2(served.port())) {
      client.request(1, false, "PUT", "/c/" + path).data(1, true, new byte[3]);
      assertThat(client.await(1).status()).isEqualTo(500);
    }
  }

  @Test
  void a_body_read_in_part_is_no_success() throws IOException {
    assertThat(put("first", "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n"))
        .extracting(Raw.Answer::status)
        .isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({"text,200", "nothing,204", "bytes,200", "first,200"})
  void no_body_is_read_in_full(String path, int status) throws IOException {
    assertThat(put(path, "Content-Length: 0\r\n\r\n").status()).isEqualTo(status);
    assertThat(put(path, "\r\n").status()).isEqualTo(status);
  }

  @Test
  void a_body_that_nobody_asked_for_may_be_disregarded() throws IOException {
    assertThat(put("disregarded", "Content-Length: 3\r\n\r\nabc").body()).isEqualTo("done");
  }

  @Test
  void a_stream_that_ends_before_its_announced_length_is_refused() throws IOException {
    try (var client = new RawHttp2(served.port())) {
      client.request(1, true, "PUT", "/c/count", "content-length", "6");
      assertThat(client.await(1).status()).as("no body at all").isEqualTo(400);
      client.request(3, false, "PUT", "/c/count", "content-length", "6");
      client.data(3, false, new byte[3]).head(3, true, "x-trailer", "y");
      assertThat(client.await(3).status()).as("less, and trailers").isEqualTo(400);
      client.request(5, false, "PUT", "/c/count", "content-length", "6");
      client.data(5, false, new byte[6]).head(5, true, "x-trailer", "y");
      assertThat(client.await(5).text()).as("all, and trailers").isEqualTo("got 6");
    }
  }

  private static Raw.Answer put(String path, String rest) throws IOException {
    return Raw.ask(served.port(), "PUT /c/" + path + " HTTP/1.1\r\nHost: x\r\n" + rest);
  }
}
