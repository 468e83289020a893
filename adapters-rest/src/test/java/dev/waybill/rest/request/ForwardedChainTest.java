package dev.waybill.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Examples of RFC 7239 section 4, and what it does not allow.
class ForwardedChainTest {
  private static Hop last(String header) {
    return ForwardedChain.of(header).hop(0).orElseThrow();
  }

  @Test
  void everyElementIsAHopAndOursIsTheLast() {
    var chain = ForwardedChain.of("for=192.0.2.43, for=198.51.100.17;by=203.0.113.60");
    assertThat(chain.hop(0).orElseThrow().client()).contains(ip("198.51.100.17"));
    assertThat(chain.hop(1).orElseThrow().client()).contains(ip("192.0.2.43"));
    assertThat(chain.hop(2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=192.0.2.43;proto=https;host=files.example.org",
        "For=\"192.0.2.43:4711\";PROTO=HTTPS;Host=\"files.example.org\"",
        "host=files.example.org ; proto=https ; for=\"192.0.2.43:_obscured\"",
        "for=192.0.2.43;by=_proxy;proto=https;host=\"files\\.example.org\";secret=\"a,b;c=\\\"d\""
      })
  void namesMayBeInAnyCaseAndOrderAndValuesQuoted(String header) {
    var hop = last(header);
    assertThat(hop.client()).contains(ip("192.0.2.43"));
    assertThat(hop.proto()).contains("https");
    assertThat(hop.host()).contains("files.example.org");
  }

  @Test
  void anAddressOfVersionSixIsInBrackets() {
    assertThat(last("for=\"[2001:db8:cafe::17]:4711\"").client()).contains(ip("2001:db8:cafe::17"));
    assertThat(last("host=\"[2001:db8::1]:8443\"").host()).contains("[2001:db8::1]:8443");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for=unknown",
        "for=_hidden",
        "proto=https",
        "for=\"a,b;c\"",
        "for=10.1",
        "for=localhost"
      })
  void aHopMayTellNothingOfTheClient(String header) {
    assertThat(last(header).client()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        ";;;=",
        "for",
        "for=1.2.3.4;for=5.6.7.8",
        "for=1.2.3.4 5.6.7.8",
        "for=\"1.2.3.4",
        "for =1.2.3.4"
      })
  void ofAnElementThatCannotBeReadNothingIsBelieved(String element) {
    assertThat(ForwardedChain.of("for=192.0.2.1, " + element).hop(0)).isEmpty();
  }

  /// Whatever a stranger has written, what a proxy appends to it is read.
  @ParameterizedTest
  @ValueSource(
      strings = {"@", "for=\"", "for=\"\\", "for=\"a\\\"", "\"\"\"", ",,", "for=\",\"", "\\\\\\"})
  void whatStandsBeforeDoesNotHideTheLastElement(String garbage) {
    var chain = ForwardedChain.of(garbage + ", for=\"203.0.113.7\";host=\"a\"");
    assertThat(chain.hop(0).orElseThrow().client()).contains(ip("203.0.113.7"));
  }

  @Test
  void norDoesItsNumberOrItsLength() {
    for (var before : new String[] {"for=1.1.1.1, ".repeat(100), "for=" + "a".repeat(9000) + ","}) {
      var chain = ForwardedChain.of(before + "for=203.0.113.7");
      assertThat(chain.hop(0).orElseThrow().client()).contains(ip("203.0.113.7"));
      assertThat(chain.hop(32)).isEmpty();
    }
  }

  @Test
  void hugeAndHostileTextIsReadInNoTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (var text :
              new String[] {
                "for=a,".repeat(100_000),
                "for=\"" + "\\".repeat(100_000),
                "\\".repeat(100_000) + "\"".repeat(100_000),
                " ".repeat(100_000) + "=",
                "\"" + "\\\"".repeat(100_000)
              }) {
            ForwardedChain.of(text).hop(0);
          }
        });
  }

  private static InetAddress ip(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
