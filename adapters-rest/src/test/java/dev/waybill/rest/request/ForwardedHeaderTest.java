package dev.waybill.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Examples of RFC 7239 section 4, and what it does not allow.
class ForwardedHeaderTest {
  @Test
  void everyElementIsAHop() {
    var header = ForwardedHeader.parse("for=192.0.2.43, for=198.51.100.17;by=203.0.113.60");
    assertThat(header.all("for")).containsExactly("192.0.2.43", "198.51.100.17");
  }

  @Test
  void namesMayBeInAnyCaseAndValuesQuoted() {
    var header = ForwardedHeader.parse("For=\"[2001:db8:cafe::17]:4711\";PROTO=https");
    assertThat(header.all("for")).containsExactly("[2001:db8:cafe::17]:4711");
    assertThat(header.last("proto")).contains("https");
  }

  @Test
  void separatorsInsideQuotesAreText() {
    assertThat(ForwardedHeader.parse("for=\"a,b;c=\\\"d\\\"\"").all("for"))
        .containsExactly("a,b;c=\"d\"");
  }

  @Test
  void aHopThatSaysNothingOfAClientIsUnknown() {
    assertThat(ForwardedHeader.parse("for=192.0.2.1, proto=https").all("for"))
        .containsExactly("192.0.2.1", "unknown");
  }

  @Test
  void onlyTheLastHopTellsSchemeAndHost() {
    var header = ForwardedHeader.parse("host=evil.example;proto=http, for=192.0.2.1");
    assertThat(header.last("host")).isEmpty();
    assertThat(header.last("proto")).isEmpty();
  }

  @Test
  void anEmptyHeaderHasNoHop() {
    assertThat(ForwardedHeader.parse("").hops()).isEmpty();
  }

  @Test
  void hugeAndHostileTextIsReadInNoTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          ForwardedHeader.parse("for=a,".repeat(100_000));
          ForwardedHeader.parse("for=\"" + "\\".repeat(100_000));
          ForwardedHeader.parse(" ".repeat(100_000) + "=");
        });
  }
}
