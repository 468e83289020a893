package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What names the host of an HTTP/2 request.
class Http2AuthorityTest extends BesideAnUpload {
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
}
