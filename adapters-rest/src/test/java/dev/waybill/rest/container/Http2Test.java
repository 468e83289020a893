package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cleartext HTTP/2 by upgrade, as the JDK's client does it, and then on the same connection.
class Http2Test {
  private static Served served;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    served = Served.with(Shop.class);
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    assertThat(send("/f/a", null).version()).isEqualTo(HttpClient.Version.HTTP_2);
  }

  @AfterAll
  static void stop() {
    client.close();
    served.close();
  }

  @Test
  void answersAndCounts() throws Exception {
    assertThat(new String(send("/f/a", null).body(), UTF_8)).isEqualTo("id=a pw=null");
    assertThat(send("/f/a/bytes/5000000", null).body()).hasSize(5_000_000);
    assertThat(new String(send("/f/a", new byte[5_000_000]).body(), UTF_8))
        .isEqualTo("got 5000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "refuse-late"})
  void earlyAnswerIsSeen(String path) throws Exception {
    assertThat(send("/f/a/" + path, new byte[20 << 20]).statusCode()).isEqualTo(413);
    assertThat(send("/f/a", null).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "broken"})
  void bodyThatEndsEarlyResetsTheStream(String path) throws Exception {
    assertThatIOException().isThrownBy(() -> send("/f/a/" + path, null));
    assertThat(send("/f/a", null).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/f/a/", "/f//a", "/f/a;x", "/f/%2e%2e", "/f/a%2Fb"})
  void oddPathIsUnknown(String path) throws Exception {
    assertThat(send(path, null).statusCode()).isEqualTo(404);
  }

  @Test
  void longTargetIs414() throws Exception {
    assertThat(send("/f/" + "a".repeat(9 << 10), null).statusCode()).isEqualTo(414);
  }

  @Test
  void errorsHaveOurForm() throws Exception {
    var answer = send("/f/a/broken-early", null);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Date")).isPresent();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void manyStreamsAtOnce() {
    var answers =
        IntStream.range(0, 90)
            .mapToObj(i -> client.sendAsync(request("/f/" + i, null), BodyHandlers.ofString()))
            .toList();

    assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);
  }

  private static HttpResponse<byte[]> send(String path, byte @Nullable [] body)
      throws IOException, InterruptedException {
    return client.send(request(path, body), BodyHandlers.ofByteArray());
  }

  private static HttpRequest request(String path, byte @Nullable [] body) {
    var to = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + path));
    return body == null ? to.build() : to.POST(BodyPublishers.ofByteArray(body)).build();
  }
}
