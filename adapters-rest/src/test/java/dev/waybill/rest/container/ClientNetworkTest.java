package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
  /// Whoever has one address of a network usually has all of them.
  @ParameterizedTest
  @CsvSource({
    "198.51.100.1,     198.51.100.254,       true",
    "198.51.100.1,     198.51.101.1,         false",
    "2001:db8:0:1::1,  2001:db8:0:ff::1,     true",
    "2001:db8:0:1::1,  2001:db8:0:100::1,    false",
    "198.51.100.1,     ::ffff:198.51.100.2,  true",
    "0.0.0.1,          ::1,                  false"
  })
  void oneNetworkIsOneClient(String one, String other, boolean same) {
    assertThat(network(one).equals(network(other))).isEqualTo(same);
  }

  private static String network(String literal) {
    return ClientNetwork.of(InetAddress.ofLiteral(literal));
  }
}
