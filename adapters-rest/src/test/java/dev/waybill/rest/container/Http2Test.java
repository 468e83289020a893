package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.Http2Answer;
import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cleartext HTTP/2 by prior knowledge, several requests on one connection.
class Http2Test {
  private static Served served;
  private RawHttp2 client;
  private int last = -1;

  @BeforeAll
  static void start() {
    served = Served.with(Shop.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @BeforeEach
  void connect() throws IOException {
    client = new RawHttp2(served.port());
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
  }

  @Test
  void answersAndCounts() throws Exception {
    assertThat(send("/f/a", null).text()).isEqualTo("id=a pw=null");
    assertThat(send("/f/a/bytes/5000000", null).body()).hasSize(5_000_000);
    assertThat(send("/f/a", new byte[5_000_000]).text()).isEqualTo("got 5000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "refuse-late"})
  void earlyAnswerIsSeen(String path) throws Exception {
    assertThat(send("/f/a/" + path, new byte[20 << 20]).status()).isEqualTo(413);
    assertThat(send("/f/a", null).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "broken"})
  void bodyThatEndsEarlyResetsTheStream(String path) throws Exception {
    var answer = send("/f/a/" + path, null);
    assertThat(answer.isWhole()).isFalse();
    assertThat(answer.reset()).isPresent();
    assertThat(send("/f/a", null).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/f/a/", "/f//a", "/f/a;x", "/f/%2e%2e", "/f/a%2Fb"})
  void oddPathIsUnknown(String path) throws Exception {
    assertThat(send(path, null).status()).isEqualTo(404);
  }

  @Test
  void longTargetIs414() throws Exception {
    assertThat(send("/f/" + "a".repeat(9 << 10), null).status()).isEqualTo(414);
  }

  @Test
  void errorsHaveOurForm() throws Exception {
    var answer = send("/f/a/broken-early", null);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.field("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.field("Date")).isPresent();
    assertThat(answer.field("Server")).isEmpty();
  }

  @Test
  void manyStreamsAtOnce() throws Exception {
    var streams = new ArrayList<Integer>();
    for (var i = 0; i < 90; i++) {
      streams.add(ask("/f/" + i, null));
    }
    for (var stream : streams) {
      assertThat(client.await(stream).status()).isEqualTo(200);
    }
  }

  private Http2Answer send(String path, byte @Nullable [] body) throws IOException {
    return client.await(ask(path, body));
  }

  private int ask(String path, byte @Nullable [] body) throws IOException {
    last += 2;
    client.request(last, body == null, body == null ? "GET" : "POST", path);
    if (body != null) {
      client.data(last, true, body);
    }
    return last;
  }
}
