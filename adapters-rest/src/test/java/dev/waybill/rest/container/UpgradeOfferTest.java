package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a request offers to upgrade to changes nothing: it is served in HTTP/1.1, body and all.
class UpgradeOfferTest {
  private static final String H2C =
      String.join(
          "\r\n",
          "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: h2c",
          "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
          "");

  private static final List<String> OFFERS =
      List.of(
          "",
          H2C,
          H2C.replace("h2c", "H2C"),
          H2C.replace("h2c", "websocket, h2c"),
          H2C.replace("AAMAAABkAAQAoAAAAAIAAAAA", "!!!"),
          "Connection: Upgrade\r\nUpgrade: h2c\r\n",
          "Upgrade: h2c\r\n",
          "Connection: Upgrade\r\n",
          "Connection: Upgrade\r\nUpgrade: websocket\r\n");

  private static final List<String> FRAMINGS =
      List.of(
          "Content-Length: 6\r\n\r\nhello\n",
          "Transfer-Encoding: chunked\r\n\r\n4\r\nhell\r\n2\r\no\n\r\n0\r\n\r\n");

  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.with(Careless.class, Shop.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of("POST", "PUT", "PATCH", "DELETE")
        .flatMap(
            method ->
                OFFERS.stream()
                    .flatMap(
                        offer ->
                            FRAMINGS.stream()
                                .flatMap(
                                    framing ->
                                        Stream.of("", "Expect: 100-continue\r\n")
                                            .map(e -> Arguments.of(method, offer + e + framing)))));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void the_body_arrives(String method, String rest) throws IOException {
    var request = method + " /c/count HTTP/1.1\r\nHost: x\r\n" + rest;
    try (var raw = new Raw(served.port())) {
      raw.send(request);
      assertThat(finalAnswer(raw)).isEqualTo("got 6");
      raw.send(request);
      assertThat(finalAnswer(raw)).as("on the same connection").isEqualTo("got 6");
    }
  }

  static Stream<String> offers() {
    return OFFERS.stream();
  }

  @ParameterizedTest
  @MethodSource("offers")
  void a_request_without_a_body_is_served(String offer) throws IOException {
    var answer = Raw.ask(served.port(), "GET /f/a HTTP/1.1\r\nHost: x\r\n" + offer + "\r\n");
    assertThat(answer.head()).startsWith("HTTP/1.1 200");
    assertThat(answer.field("Upgrade")).isEmpty();
  }

  private static String finalAnswer(Raw raw) throws IOException {
    var answer = raw.answer();
    if (answer.status() == 100) {
      answer = raw.answer();
    }
    assertThat(answer.head()).startsWith("HTTP/1.1 200");
    return answer.body();
  }
}
