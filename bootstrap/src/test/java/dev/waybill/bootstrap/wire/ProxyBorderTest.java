package dev.waybill.bootstrap.wire;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.application.download.PasswordTries;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an attacker writes into forwarding headers, through real proxies as they are documented:
/// nobody becomes somebody else by it, and no link leads elsewhere. Without a public URL, which
/// would hide the half of it.
@InTurn("proxies")
class ProxyBorderTest {
  private static final InetAddress ATTACKER = InetAddress.ofLiteral("127.0.5.1");
  private static final InetAddress VICTIM = InetAddress.ofLiteral("127.0.6.1");
  private static final String PASSWORD = "Waybill-Password";

  /// Names and values, in which `%s` is another number each time.
  private static final List<Map.Entry<String, String>> FORGED =
      List.of(
          Map.entry("X-Nothing", "%s"),
          Map.entry("X-Forwarded-For", "9.%s.1.1"),
          Map.entry("x-forwarded-for", "9.%s.1.1, 127.0.0.1"),
          Map.entry("X-Real-IP", "9.%s.1.1"),
          Map.entry("Forwarded", "for=9.%s.1.1"),
          Map.entry("Forwarded", "for=\"[2001:db8:%s::1]\", @, for=203.0.113.7"));

  private static final List<Map.Entry<String, String>> POISONED =
      List.of(
          Map.entry("X-Forwarded-Host", "evil.example"),
          Map.entry("X-Forwarded-Proto", "https"),
          Map.entry("X-Forwarded-Port", "6666"),
          Map.entry("X-Forwarded-Server", "evil.example"),
          Map.entry("X-Original-URL", "/evil"),
          Map.entry("Forwarded", "host=evil.example;proto=https;for=9.9.9.9"));

  @BeforeAll
  static void requireProxies() {
    OutsideTools.folder("proxies");
  }

  @ParameterizedTest
  @EnumSource
  void forged_headers_change_nothing(
      DocumentedProxy proxy, @TempDir Path data, @TempDir Path folder) throws Exception {
    try (var waybill = RunningWaybill.start(data, "--trusted-proxies", "127.0.0.1");
        var running = proxy.before(waybill.port(), folder);
        var attacker = client(ATTACKER);
        var victim = client(VICTIM)) {
      var base = "http://127.0.0.1:" + running.port();
      for (var forged : FORGED) {
        guess(attacker, victim, base, forged);
      }
      for (var poisoned : POISONED) {
        var link = put(attacker, base, poisoned.getKey(), poisoned.getValue());
        assertThat(link.path("download_url").asText()).as("%s", poisoned).startsWith(base + "/f/");
      }
      assertOwnPort(running.port());
      assertNoUpgrade(running.port());
    }
  }

  /// After the free failures the attacker waits, and the victim is let in.
  private static void guess(
      HttpClient attacker, HttpClient victim, String base, Map.Entry<String, String> forged)
      throws Exception {
    var file = base + "/f/" + put(victim, base, PASSWORD, "secret").path("id").asText();
    var refused = 0;
    for (var n = 0; n < PasswordTries.FREE_FAILURES + 2; n++) {
      var value = forged.getValue().formatted(n);
      var answer = get(attacker, file, PASSWORD, "wrong" + n, forged.getKey(), value);
      assertThat(answer.statusCode()).isIn(403, 429);
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).as("%s", forged).isEqualTo(2);
    assertThat(get(victim, file, PASSWORD, "secret").statusCode()).isEqualTo(200);
  }

  private static void assertNoUpgrade(int port) throws IOException {
    var request =
        """
        GET / HTTP/1.1\r
        Host: 127.0.0.1\r
        Connection: Upgrade, HTTP2-Settings, close\r
        Upgrade: h2c\r
        HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r
        \r
        """;
    assertThat(raw(port, request)).startsWith("HTTP/1.1 200");
  }

  /// A port may be added to a host that names none, but not the client's.
  private static void assertOwnPort(int port) throws IOException {
    var request =
        """
        PUT /upload/a.txt HTTP/1.1\r
        Host: files.example.test\r
        Content-Length: 0\r
        X-Forwarded-Port: 6666\r
        Connection: close\r
        \r
        """;
    assertThat(raw(port, request))
        .containsPattern("http://files\\.example\\.test(:" + port + ")?/f/")
        .doesNotContain("6666");
  }

  private static String raw(int port, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private static HttpClient client(InetAddress from) {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).localAddress(from).build();
  }

  private static JsonNode put(HttpClient client, String base, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base + "/upload/a.txt"))
            .headers(headers)
            .PUT(BodyPublishers.ofString("data"))
            .build();
    var answer = client.send(request, ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private static HttpResponse<String> get(HttpClient client, String address, String... headers)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).headers(headers).build(), ofString());
  }
}
