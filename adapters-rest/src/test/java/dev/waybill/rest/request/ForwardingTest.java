package dev.waybill.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.request.Forwarding.Origin;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proxies are 10.0.0.x; strangers write what they like (trust.md N4).
class ForwardingTest {
  private static final String PROXY = "10.0.0.1";
  private final Forwarding forwarding =
      new Forwarding(address -> address.getHostAddress().startsWith("10.0.0."));

  @Test
  void aStrangersWordCountsForNothing() {
    var headers =
        Map.of(
            "X-Forwarded-For", "10.0.0.9",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "evil.example",
            "Forwarded", "for=10.0.0.9;proto=https;host=evil.example");
    assertThat(origin("198.51.100.7", headers))
        .isEqualTo(new Origin(ip("198.51.100.7"), Optional.empty(), Optional.empty()));
  }

  @Test
  void aProxyThatSaysNothingIsTheClient() {
    assertThat(origin(PROXY, Map.of()).client()).isEqualTo(ip(PROXY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7                         | 198.51.100.7",
        "198.51.100.7, 10.0.0.2               | 198.51.100.7",
        "203.0.113.1, 198.51.100.7            | 198.51.100.7",
        "203.0.113.1, 198.51.100.7, 10.0.0.2  | 198.51.100.7",
        "10.0.0.3, 10.0.0.2                   | 10.0.0.3",
        "198.51.100.7:4711                    | 198.51.100.7",
        "[2001:db8::7]:4711                   | 2001:db8:0:0:0:0:0:7",
        "2001:db8::7                          | 2001:db8:0:0:0:0:0:7",
        "unknown                              | 10.0.0.1",
        "198.51.100.7, unknown                | 10.0.0.1",
        "198.51.100.7, unknown, 10.0.0.2      | 10.0.0.2",
        "localhost                            | 10.0.0.1",
        "198.51.100.7, , 10.0.0.2             | 10.0.0.2",
        "[2001:db8::7                         | 10.0.0.1"
      })
  void theClientIsTheLastAddressThatIsNoProxyOfOurs(String chain, String client) {
    assertThat(origin(PROXY, Map.of("X-Forwarded-For", chain)).client().getHostAddress())
        .isEqualTo(client);
  }

  @Test
  void theLastSchemeAndHostCountAsTheyAreOurProxys() {
    var origin =
        origin(
            PROXY,
            Map.of("X-Forwarded-Proto", "http, https", "X-Forwarded-Host", "a.test, b.test"));
    assertThat(origin.proto()).contains("https");
    assertThat(origin.host()).contains("b.test");
  }

  @Test
  void forwardedGoesBeforeTheOlderHeaders() {
    var origin =
        origin(
            PROXY,
            Map.of(
                "Forwarded", "for=198.51.100.7;proto=https;host=waybill.test",
                "X-Forwarded-For", "203.0.113.1",
                "X-Forwarded-Host", "evil.example"));
    assertThat(origin)
        .isEqualTo(
            new Origin(ip("198.51.100.7"), Optional.of("https"), Optional.of("waybill.test")));
  }

  @Test
  void aMalformedForwardedGivesNoOriginAway() {
    var origin = origin(PROXY, Map.of("Forwarded", ";;;=,", "X-Forwarded-Host", "evil.example"));
    assertThat(origin).isEqualTo(new Origin(ip(PROXY), Optional.empty(), Optional.empty()));
  }

  private Origin origin(String peer, Map<String, String> headers) {
    return forwarding.originOf(ip(peer), name -> Optional.ofNullable(headers.get(name)));
  }

  private static InetAddress ip(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
