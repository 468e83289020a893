package dev.waybill.rest.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
  private final KnownHosts hosts = new KnownHosts(Set.of("Node.Example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "localhost",
        "LOCALHOST.",
        "waybill.localhost",
        "waybill",
        "node.example.org",
        "NODE.example.org."
      })
  void addresses_local_names_and_named_ones_are_answered(String host) {
    assertThat(hosts.test(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.example.com",
        "127.0.0.1.example.com",
        "localhost.example.com",
        "notlocalhost.com",
        "a.node.example.org",
        "example.org",
        "evil.com."
      })
  void names_that_a_stranger_may_have_are_not(String host) {
    assertThat(hosts.test(host)).isFalse();
  }
}
