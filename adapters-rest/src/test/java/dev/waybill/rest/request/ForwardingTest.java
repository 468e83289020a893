package dev.waybill.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.request.Forwarding.Origin;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Proxies are 10.0.0.x; strangers write what they like (trust.md N4).
class ForwardingTest {
  private static final String PROXY = "10.0.0.1";

  @ParameterizedTest
  @EnumSource
  void aStrangersWordCountsForNothing(ForwardingHeaders family) {
    var headers =
        Map.of(
            "X-Forwarded-For", "10.0.0.9",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "evil.example",
            "X-Forwarded-Port", "8443",
            "Forwarded", "for=10.0.0.9;proto=https;host=evil.example");
    assertThat(origin(family, "198.51.100.7", headers)).isEqualTo(nothingOf("198.51.100.7"));
  }

  /// S7 of the security review.
  @Test
  void forwardingHeadersOfStrangersAreCounted() {
    var forwarding =
        new Forwarding(peer -> peer.getHostAddress().equals(PROXY), ForwardingHeaders.X_FORWARDED);
    forwarding.met(InetAddress.ofLiteral("198.51.100.7"), "X-Forwarded-For"::equals);
    forwarding.met(InetAddress.ofLiteral("198.51.100.7"), "Forwarded"::equals);
    forwarding.met(InetAddress.ofLiteral("198.51.100.7"), "Accept"::equals);
    forwarding.met(InetAddress.ofLiteral(PROXY), "X-Forwarded-For"::equals);
    assertThat(forwarding.untrusted()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aProxyThatSaysNothingIsTheClient(ForwardingHeaders family) {
    assertThat(origin(family, PROXY, Map.of())).isEqualTo(nothingOf(PROXY));
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
        "::ffff:198.51.100.7                  | 198.51.100.7",
        "unknown                              | 10.0.0.1",
        "198.51.100.7, unknown                | 10.0.0.1",
        "198.51.100.7, unknown, 10.0.0.2      | 10.0.0.2",
        "localhost                            | 10.0.0.1",
        "198.51                               | 10.0.0.1",
        "198.51.100.7, , 10.0.0.2             | 10.0.0.2",
        "[2001:db8::7                         | 10.0.0.1",
        "\", 198.51.100.7, 10.0.0.2           | 198.51.100.7"
      })
  void theClientIsTheLastAddressThatIsNoProxyOfOurs(String chain, String client) {
    assertThat(legacy(Map.of("X-Forwarded-For", chain)).client().getHostAddress())
        .isEqualTo(client);
  }

  @Test
  void aChainIsFollowedSoFarAndNoFurther() {
    var proxies = ", 10.0.0.2".repeat(40);
    assertThat(legacy(Map.of("X-Forwarded-For", "198.51.100.7" + proxies)).client())
        .isEqualTo(ip("10.0.0.2"));
    var garbage = "1.2.3.4, ".repeat(1000);
    assertThat(legacy(Map.of("X-Forwarded-For", garbage + "198.51.100.7, 10.0.0.2")).client())
        .isEqualTo(ip("198.51.100.7"));
  }

  /// One proxy of ours behind another: what the outer one says counts, in lists of any length.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.5, 10.0.0.7 | https, http       | files.example.org, inner.lan | 8443, 80",
        "203.0.113.5, 10.0.0.7 | https             | files.example.org            | 8443",
        "203.0.113.5, 10.0.0.7 | ftp, https, http  | evil, files.example.org, in  | 1, 8443, 80",
        "203.0.113.5           | http, https       | evil.example, files.example.org | 1, 8443"
      })
  void schemeHostAndPortAreTheOutermostProxys(
      String chain, String protos, String hosts, String ports) {
    assertThat(
            legacy(
                Map.of(
                    "X-Forwarded-For", chain,
                    "X-Forwarded-Proto", protos,
                    "X-Forwarded-Host", hosts,
                    "X-Forwarded-Port", ports)))
        .isEqualTo(
            new Origin(
                ip("203.0.113.5"),
                Optional.of("https"),
                Optional.of("files.example.org"),
                Optional.of(8443)));
  }

  /// What one element says belongs together; of another hop nothing is put beside it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https, http  | LONG, inner.lan              | 8443, 80",
        "https, http  | evil/path, inner.lan         | 8443, 80",
        "https, http  | files.example.org, inner.lan | LONG, 80",
        "LONG, http   | files.example.org, inner.lan | 8443, 80",
        "gopher, http | files.example.org            | 8443"
      })
  void ofAnElementThatCannotBeReadWholeNothingIsBelieved(
      String protos, String hosts, String ports) {
    var headers =
        Map.of(
            "X-Forwarded-For", "203.0.113.5, 10.0.0.7",
            "X-Forwarded-Proto", protos.replace("LONG", "x".repeat(600)),
            "X-Forwarded-Host", hosts.replace("LONG", "x".repeat(600)),
            "X-Forwarded-Port", ports.replace("LONG", "1".repeat(600)));
    assertThat(legacy(headers)).isEqualTo(nothingOf("203.0.113.5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https,        | files.example.org, | 8443,",
        "https, ,      | files.example.org  | 8443 , ,",
        "https, http,  | files.example.org, inner.lan,, | 8443, 80,"
      })
  void commasAtTheEndCountForNothing(String protos, String hosts, String ports) {
    var headers =
        Map.of(
            "X-Forwarded-For", "203.0.113.5, 10.0.0.7",
            "X-Forwarded-Proto", protos,
            "X-Forwarded-Host", hosts,
            "X-Forwarded-Port", ports);
    assertThat(legacy(headers))
        .isEqualTo(
            new Origin(
                ip("203.0.113.5"),
                Optional.of("https"),
                Optional.of("files.example.org"),
                Optional.of(8443)));
  }

  @Test
  void ofAProxyThatIsNotOursNothingIsBelievedButThatItIsThere() {
    var origin =
        legacy(
            Map.of(
                "X-Forwarded-For", "203.0.113.5, 198.51.100.7",
                "X-Forwarded-Proto", "ftp, https",
                "X-Forwarded-Host", "evil.example, files.example.org"));
    assertThat(origin.client()).isEqualTo(ip("198.51.100.7"));
    assertThat(origin.proto()).contains("https");
    assertThat(origin.host()).contains("files.example.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto | javascript",
        "X-Forwarded-Proto | https://",
        "X-Forwarded-Host  | evil.example/path",
        "X-Forwarded-Host  | a b",
        "X-Forwarded-Host  | u@evil.example",
        "X-Forwarded-Port  | 0",
        "X-Forwarded-Port  | 65536",
        "X-Forwarded-Port  | 999999999999",
        "X-Forwarded-Port  | -1",
        "X-Forwarded-Port  | ۸۴۴۳",
        "X-Forwarded-Port  | ''"
      })
  void whatCannotBeReadIsNotBelieved(String name, String value) {
    assertThat(legacy(Map.of("X-Forwarded-For", "198.51.100.7", name, value)))
        .isEqualTo(nothingOf("198.51.100.7"));
  }

  @ParameterizedTest
  @CsvSource({"my_host", "my_host:8443", "files.example.org", "'[2001:db8::1]:8443'", "192.0.2.1"})
  void aHostIsANameOrAnAddress(String host) {
    assertThat(legacy(Map.of("X-Forwarded-Host", host)).host()).contains(host);
    assertThat(standard("host=\"" + host + "\"").host()).contains(host);
  }

  @Test
  void theOtherFamilyIsNotBelieved() {
    var both =
        Map.of(
            "Forwarded", "for=198.51.100.7;proto=https;host=waybill.test",
            "X-Forwarded-For", "203.0.113.1",
            "X-Forwarded-Host", "files.example.org");
    assertThat(legacy(both))
        .isEqualTo(
            new Origin(
                ip("203.0.113.1"),
                Optional.empty(),
                Optional.of("files.example.org"),
                Optional.empty()));
    assertThat(origin(ForwardingHeaders.FORWARDED, PROXY, both))
        .isEqualTo(
            new Origin(
                ip("198.51.100.7"),
                Optional.of("https"),
                Optional.of("waybill.test"),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=198.51.100.7;proto=https;host=a, for=10.0.0.2;proto=http;host=b | 198.51.100.7 | a",
        "for=9.9.9.9;host=evil, for=198.51.100.7;proto=https;host=a          | 198.51.100.7 | a",
        "for=9.9.9.9, @, for=198.51.100.7;host=a                             | 198.51.100.7 | a",
        "for=198.51.100.7;host=evil, @, for=10.0.0.2;host=a                  | 10.0.0.2     | a",
        "for=198.51.100.7;host=evil, for=_x;host=a, for=10.0.0.2;host=b      | 10.0.0.2     | a",
        "for=198.51.100.7;host=evil, for=unknown;host=a                      | 10.0.0.1     | a",
        "for=198.51.100.7;host=evil, host=a                                  | 10.0.0.1     | a",
        "for=\"[2001:db8::7]\";host=a                             | 2001:db8:0:0:0:0:0:7    | a"
      })
  void forwardedIsReadTheSameWay(String header, String client, String host) {
    var origin = standard(header);
    assertThat(origin.client().getHostAddress()).isEqualTo(client);
    assertThat(origin.host()).contains(host);
  }

  @Test
  void aMalformedForwardedGivesNoOriginAway() {
    assertThat(standard(";;;=,")).isEqualTo(nothingOf(PROXY));
  }

  private static Origin legacy(Map<String, String> headers) {
    return origin(ForwardingHeaders.X_FORWARDED, PROXY, headers);
  }

  private static Origin standard(String header) {
    return origin(ForwardingHeaders.FORWARDED, PROXY, Map.of("Forwarded", header));
  }

  private static Origin origin(ForwardingHeaders family, String peer, Map<String, String> headers) {
    return new Forwarding(address -> address.getHostAddress().startsWith("10.0.0."), family)
        .originOf(ip(peer), name -> Optional.ofNullable(headers.get(name)));
  }

  private static Origin nothingOf(String client) {
    return new Origin(ip(client), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static InetAddress ip(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
