package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawHttp2;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
