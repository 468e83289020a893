package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.form.PercentDecoder;
import dev.waybill.rest.testing.RawHttp2;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A name in a path is the same one over both versions of HTTP.
class UploadNamesTest {
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.with(Named.class, Nameless.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/upload/100%.txt?a=%,100%.txt",
    "/upload/50%%20off.txt,50% off.txt",
    "/upload/%zz%,%zz%",
    "/upload/%E4.txt,\u00e4.txt",
    "/upload/a%00b,ab",
    "/upload/dir%2Fa%,a%",
    "/upload/..,nameless",
    "/upload/.%00.,nameless",
    "/upload/a/,nameless",
    "/upload/a%/b,nameless",
    "/upload//,nameless",
    "/upload/%00%7F,nameless"
  })
  void names(String target, String name) throws IOException {
    var one =
        Raw.ask(
            served.port(), Raw.head("PUT " + target + " HTTP/1.1", "Host: x", "Content-Length: 0"));
    assertThat(new String(one.body().getBytes(ISO_8859_1), UTF_8)).isEqualTo(name);
    try (var client = new RawHttp2(served.port())) {
      client.request(1, true, "PUT", target);
      assertThat(client.await(1).text()).isEqualTo(name);
    }
  }

  /// All bytes that are not ASCII, raw and escaped, alone and beside ASCII; what is no UTF-8 is
  /// windows-1252, where five of them mean a control character.
  @Test
  void a_byte_means_the_same_raw_and_escaped() throws IOException {
    try (var http1 = new Raw(served.port());
        var http2 = new RawHttp2(served.port())) {
      for (var b = 0x80; b <= 0xff; b++) {
        var raw = "/upload/a" + (char) b + ".txt";
        var escaped = "/upload/a%%%02X.txt".formatted(b);
        var name = name(http1, escaped);
        assertThat(name).matches("a(.\\.txt|\\.txt)").doesNotContain("\uFFFD");
        assertThat(name(http1, raw)).as(escaped).isEqualTo(name);
        for (var target : List.of(raw, escaped)) {
          var stream = http2.next();
          http2.request(stream, true, "PUT", target);
          assertThat(http2.await(stream).text()).as(escaped).isEqualTo(name);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\u00c3\u00a4.txt,\u00e4.txt",
    "\u00e5\u00a0\u00b1,\u5831",
    "\u00f0\u009f\u0098\u0080,\ud83d\ude00",
    "\u00c3\u00a4\u00e4,\u00c3\u00a4\u00e4",
    "\u00c3%A4,\u00e4"
  })
  void raw_utf8_is_utf8(String target, String name) throws IOException {
    try (var http1 = new Raw(served.port());
        var http2 = new RawHttp2(served.port())) {
      assertThat(name(http1, "/upload/" + target)).isEqualTo(name);
      http2.request(1, true, "PUT", "/upload/" + target);
      assertThat(http2.await(1).text()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pw=\u00c3\u00a4,\u00e4",
    "pw=%C3%A4,\u00e4",
    "pw=\u00e4,malformed",
    "pw=%E4,malformed"
  })
  void a_query_too(String query, String password) throws IOException {
    var target = "/upload/a?" + query;
    try (var http1 = new Raw(served.port());
        var http2 = new RawHttp2(served.port())) {
      http1.send(Raw.head("POST " + target + " HTTP/1.1", "Host: x", "Content-Length: 0"));
      assertThat(utf8(http1.answer().body())).isEqualTo(password);
      http2.request(1, true, "POST", target);
      assertThat(http2.await(1).text()).isEqualTo(password);
    }
  }

  @Test
  void elsewhere_such_a_byte_names_nothing() throws IOException {
    try (var http1 = new Raw(served.port());
        var http2 = new RawHttp2(served.port())) {
      for (var b = 0x80; b <= 0xff; b++) {
        var target = "/f/a" + (char) b;
        http1.send(Raw.head("GET " + target + " HTTP/1.1", "Host: x"));
        assertThat(http1.answer().status()).as("%x", b).isEqualTo(404);
        var stream = http2.next();
        http2.request(stream, true, "GET", target);
        assertThat(http2.await(stream).status()).as("%x", b).isEqualTo(404);
      }
    }
  }

  private static String name(Raw client, String target) throws IOException {
    client.send(Raw.head("PUT " + target + " HTTP/1.1", "Host: x", "Content-Length: 0"));
    return utf8(client.answer().body());
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"http://x/upload/100%.txt,100%.txt", "http://x/upload/.,nameless"})
  void namesInAnAbsoluteTarget(String target, String name) throws IOException {
    var request = Raw.head("PUT " + target + " HTTP/1.1", "Host: x", "Content-Length: 0");
    assertThat(Raw.ask(served.port(), request).body()).isEqualTo(name);
  }

  /// Repeats the name.
  @Path("upload/{name}")
  public static class Named {
    @PUT
    public String put(@PathParam("name") String name) {
      return name;
    }

    /// Repeats the password, or says what is wrong.
    @POST
    public String post(@Context ContainerRequestContext request) {
      var query = Exchange.of(request).rawQuery().orElseThrow();
      return PercentDecoder.decode(query.substring(query.indexOf('=') + 1)).orElse("malformed");
    }
  }

  /// Where there is none.
  @Path("upload")
  public static class Nameless {
    @PUT
    public String put() {
      return "nameless";
    }
  }
}
