package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawHttp2;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An id that a proxy has given a request is kept, where the proxy is one of ours.
class RequestIdsTest {
  private static final String OURS = "id-[0-9]+";
  private static final String MINE = "request-of-mine";
  private static Served served;

  /// Every peer is a proxy of ours, and the client is whom it names.
  private static final class Trusted implements Proxies {
    @Override
    public boolean isTrusted(InetAddress peer) {
      return true;
    }

    @Override
    public InetAddress clientOf(InetAddress peer, Function<String, Optional<String>> headers) {
      return headers.apply("X-Forwarded-For").map(InetAddress::ofLiteral).orElse(peer);
    }
  }

  @BeforeAll
  static void start() {
    served = Served.behind(new Trusted(), Shop.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-b_c_D9",
        "7f0c1a8e-5d0b-4f0e-9a57-1f6a4e0b9c11",
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "1234567890123456789012345678901234567890123456789012345678901234"
      })
  void one_that_a_trusted_proxy_has_given_is_kept(String id) throws Exception {
    assertThat(idOf("X-Request-Id: " + id)).isEqualTo(id);
    assertThat(idOf("x-request-id: " + id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1234567",
        "of-a request",
        "of-a,request",
        "\"of-a-request\"",
        "<of-a-request>",
        "of-a;request",
        "of-a\trequest",
        "of-a-request\u00e4",
        "of-a-request\u0080",
        "of-a\\u000arequest",
        "%0d%0aof-a-request",
        "${jndi:of-a-request}",
        "0A000001:C350_0A000002:1F90_65F0",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void one_that_could_harm_a_log_is_not(String id) throws Exception {
    assertThat(idOf("X-Request-Id: " + id)).matches(OURS);
  }

  @Test
  void of_two_none_is_believed() throws Exception {
    assertThat(idOf("X-Request-Id: of-a-request\r\nX-Request-Id: of-a-request")).matches(OURS);
  }

  @Test
  void it_also_stands_in_answers_that_no_resource_gives() throws Exception {
    var answer =
        Raw.ask(
            served.port(),
            "CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\nX-Request-Id: request-of-mine\r\n\r\n");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.field("X-Request-Id")).hasValue("request-of-mine");
    assertThat(answer.body()).contains("request-of-mine");
  }

  @Test
  void it_is_kept_on_http_2() throws Exception {
    try (var client = new RawHttp2(served.port())) {
      client.request(3, true, "GET", "/f/a", "x-request-id", "request-of-mine");
      assertThat(client.await(3).field("x-request-id")).hasValue("request-of-mine");
    }
  }

  /// As far as the head was read before its fault.
  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenHeads")
  void a_head_that_cannot_be_parsed_is_found_by_its_id_too(
      String name, String method, String id, String head) throws Exception {
    try (var raw = new Raw(served.port())) {
      // What was read of the request before is not this one's.
      raw.send("PATCH /f/a HTTP/1.1\r\nHost: x\r\nX-Request-Id: the-one-before\r\n\r\n").answer();
      var given = raw.send(head).answer().field("X-Request-Id").orElseThrow();
      var report = served.report(r -> r.requestId().equals(given));
      assertThat(given).matches(id);
      assertThat(report.method()).isEqualTo(method);
    }
  }

  static Stream<Arguments> brokenHeads() {
    var given = "X-Request-Id: request-of-mine\r\n";
    var rest = " /f/a HTTP/1.1\r\nHost: x\r\n" + given;
    return Stream.of(
        Arguments.of("method", "OTHER", OURS, "G@T" + rest + "\r\n"),
        Arguments.of("version", "PUT", OURS, "PUT /f/a HTTP/9\r\n" + given + "\r\n"),
        Arguments.of("target", "PUT", OURS, "PUT /%zz HTTP/1.1\r\n" + given + "\r\n"),
        Arguments.of("line", "DELETE", OURS, "DELETE /" + "x".repeat(100_000) + rest + "\r\n"),
        Arguments.of("field", "POST", MINE, "POST" + rest + "A B: c\r\n\r\n"),
        Arguments.of("no host", "PUT", MINE, "PUT / HTTP/1.1\r\n" + given + "\r\n"),
        Arguments.of("two", "POST", OURS, "POST" + rest + given + "A B: c\r\n\r\n"),
        Arguments.of("before", "POST", OURS, "POST / HTTP/1.1\r\nA B: c\r\n" + given + "\r\n"),
        Arguments.of("size", "PUT", MINE, "PUT" + rest + "A: " + "b".repeat(100_000) + "\r\n\r\n"),
        Arguments.of("expectation", "PUT", MINE, "PUT" + rest + "Expect: 200-ok\r\n\r\n"),
        Arguments.of("length", "POST", MINE, "POST" + rest + "Content-Length: x\r\n\r\n"));
  }

  @ParameterizedTest
  @CsvSource({"A,1,400", "a,2000,431"})
  void a_broken_head_of_http_2_is_found_by_its_id_too(String name, int times, int status)
      throws Exception {
    var fields = new ArrayList<String>();
    for (var at = 0; at < times; at++) {
      fields.addAll(List.of(name, ""));
    }
    fields.addAll(List.of("x-request-id", "refused-2"));
    try (var client = new RawHttp2(served.port())) {
      client.request(3, true, "DELETE", "/f/a", fields.toArray(String[]::new));
      assertThat(client.await(3).status()).isEqualTo(status);
      assertThat(client.await(3).field("x-request-id")).hasValue("refused-2");
      assertThat(served.report(r -> r.requestId().equals("refused-2")).method())
          .isEqualTo("DELETE");
      client.request(5, true, "GET", "/f/a", "A", "b");
      assertThat(client.await(5).field("x-request-id").orElseThrow()).matches(OURS);
    }
  }

  @Test
  void a_client_that_is_nobodys_proxy_cannot_choose_its_own() throws Exception {
    try (var open = Served.with(Shop.class)) {
      var answer =
          Raw.ask(
              open.port(), "GET /f/a HTTP/1.1\r\nHost: x\r\nX-Request-Id: request-of-mine\r\n\r\n");
      assertThat(answer.field("X-Request-Id").orElseThrow()).matches(OURS);
      assertThat(open.report(r -> true).requestId()).matches(OURS);
    }
  }

  @Test
  void the_client_is_whom_the_proxy_names() throws Exception {
    idOf("X-Request-Id: of-a-client\r\nX-Forwarded-For: 192.0.2.7");
    var report = served.report(r -> r.requestId().equals("of-a-client"));
    assertThat(report.client()).isEqualTo(InetAddress.ofLiteral("192.0.2.7"));
  }

  private static String idOf(String fields) throws Exception {
    return Raw.ask(served.port(), "GET /f/a HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n")
        .field("X-Request-Id")
        .orElseThrow();
  }
}
