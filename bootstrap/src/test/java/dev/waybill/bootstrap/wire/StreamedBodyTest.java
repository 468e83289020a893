package dev.waybill.bootstrap.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.OpenApiContract;
import dev.waybill.rest.testing.RawHttp;
import dev.waybill.rest.testing.RawResponse;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every request with a body does what it asks for, however the body is framed and whatever else is
/// offered. Once a chunked body was lost where `Upgrade: h2c` stood beside it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamedBodyTest {
  private static final String H2C =
      String.join(
          "\r\n",
          "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: h2c",
          "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
          "");

  private static final String FORM_TYPE = "Content-Type: application/x-www-form-urlencoded\r\n";

  private RunningWaybill waybill;
  private RawHttp raw;

  /// How a body comes.
  record Way(boolean chunked, boolean waits, boolean offers) {
    String of(String method, String path, String type, String body) {
      var framing =
          chunked
              ? "Transfer-Encoding: chunked\r\n\r\n"
                  + chunk(body.substring(0, 1))
                  + chunk(body.substring(1))
                  + "0\r\n\r\n"
              : "Content-Length: " + body.length() + "\r\n\r\n" + body;
      return method
          + " "
          + path
          + " HTTP/1.1\r\nHost: waybill.test\r\n"
          + (offers ? H2C : "")
          + (waits ? "Expect: 100-continue\r\n" : "")
          + type
          + framing;
    }

    private static String chunk(String bytes) {
      return Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
    }
  }

  static Stream<Way> ways() {
    return Stream.of(false, true)
        .flatMap(
            chunked ->
                Stream.of(false, true)
                    .flatMap(
                        waits ->
                            Stream.of(false, true).map(offers -> new Way(chunked, waits, offers))));
  }

  @BeforeAll
  void start(@TempDir Path data) {
    waybill = RunningWaybill.start(data);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), waybill.port());
    raw = new RawHttp(OpenApiContract.load(), address, Duration.ofSeconds(20));
  }

  @AfterAll
  void stop() {
    waybill.close();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_raw_file_is_stored(Way way) {
    var answer = ask(way.of("PUT", "/upload/x.txt", "", "hello\n"));
    assertThat(answer.text()).contains("\"size\":6,");
    assertThat(stored(answer)).isEqualTo("hello\n");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_form_with_a_file_is_stored(Way way) {
    var body =
        String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"files\"; filename=\"a\"",
            "",
            "hello\n",
            "--b",
            "Content-Disposition: form-data; name=\"expires\"",
            "",
            "1d",
            "--b--",
            "");
    var type = "Content-Type: multipart/form-data; boundary=b\r\n";
    assertThat(stored(ask(way.of("POST", "/upload", type, body)))).isEqualTo("hello\n");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void settings_are_changed_as_asked(Way way) {
    var manage = token(ask(way.of("PUT", "/upload/x.txt", "", "hello\n")));
    assertThat(ask(way.of("POST", manage, FORM_TYPE, "password=x")).text())
        .contains("\"access\":\"password\"");
    var patch =
        way.of("PATCH", manage, "Content-Type: application/json\r\n", "{\"access\":\"public\"}");
    assertThat(ask(patch).text()).contains("\"access\":\"public\"");
    assertThat(ask(way.of("POST", manage, FORM_TYPE, "public=on")).text())
        .contains("\"access\":\"public\"");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_password_sent_by_the_form_is_read(Way way) {
    var upload = ask(way.of("PUT", "/upload/x.txt", "", "hello\n"));
    ask(way.of("POST", token(upload), FORM_TYPE, "password=x"));
    var link = "/f/" + member(upload, "id");
    assertThat(raw.exchange(way.of("POST", link, FORM_TYPE, "password=x")).orElseThrow().status())
        .isEqualTo(303);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void what_is_deleted_with_a_body_is_deleted(Way way) {
    var first = token(ask(way.of("PUT", "/upload/x.txt", "", "hello\n")));
    assertThat(ask(way.of("POST", first.replace("manage", "delete"), FORM_TYPE, "sure=yes")).text())
        .contains("\"success\":true");
    var second = token(ask(way.of("PUT", "/upload/x.txt", "", "hello\n")));
    assertThat(ask(way.of("DELETE", second, FORM_TYPE, "sure=yes")).text())
        .contains("\"success\":true");
  }

  @Test
  void curl_stores_what_it_reads_from_a_pipe() throws Exception {
    Required.program("curl");
    var url = waybill.url() + "/upload/y.bin";
    var curl = new ProcessBuilder("curl", "-sS", "--http2", "-T", "-", url).start();
    try (var pipe = curl.getOutputStream()) {
      pipe.write(new byte[2_000_000]);
    }
    assertThat(new String(curl.getInputStream().readAllBytes(), UTF_8))
        .contains("\"size\":2000000,");
    assertThat(curl.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_jdk_client_stores_a_stream_on_a_new_connection() throws Exception {
    for (var method : new String[] {"PUT", "PUT", "PUT"}) {
      try (var client = HttpClient.newHttpClient()) {
        var bytes = new byte[300_000];
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        var request =
            HttpRequest.newBuilder(waybill.url().resolve("/upload/z")).method(method, body).build();
        assertThat(client.send(request, BodyHandlers.ofString()).body())
            .contains("\"size\":300000,");
      }
    }
  }

  private RawResponse ask(String request) {
    var answer = raw.exchange(request).orElseThrow();
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.statusLine()).startsWith("HTTP/1.1 ");
    return answer;
  }

  private String stored(RawResponse upload) {
    var answer = ask("GET /f/" + member(upload, "id") + " HTTP/1.1\r\nHost: waybill.test\r\n\r\n");
    return new String(answer.body(), ISO_8859_1);
  }

  private static String token(RawResponse upload) {
    return member(upload, "redirect");
  }

  private static String member(RawResponse answer, String name) {
    var text = answer.text();
    var from = text.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return text.substring(from, text.indexOf('"', from));
  }
}
