package dev.waybill.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
  @ParameterizedTest
  @CsvSource({
    "files.example.org, 8443, files.example.org:8443",
    "files.example.org, 443, files.example.org",
    "files.example.org, 80, files.example.org",
    "files.example.org:8080, 8443, files.example.org:8080",
    "[2001:db8::1], 8443, [2001:db8::1]:8443",
    "[2001:db8::1]:8080, 8443, [2001:db8::1]:8080",
    "my_host, 1, my_host:1"
  })
  void aPortIsAddedWhereNoneIs(String host, int port, String whole) {
    assertThat(Hosts.withPort(host, port)).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "my_host, true",
    "_dmarc.example.org, true",
    "my_host:8080, true",
    "example.org., true",
    "host:1, true",
    "host:65535, true",
    "host:65536, false",
    "host:0, false",
    "host:00, false",
    "a..b, false",
    ".a, false",
    "., false",
    "a b, false",
    "a/b, false",
    "a@b, false",
    "a:b, false",
    "<x>, false",
    "[x], false",
    "'', false"
  })
  void dangerousCharactersAreInNoHost(String text, boolean host) {
    assertThat(Hosts.isHost(text)).isEqualTo(host);
  }
}
