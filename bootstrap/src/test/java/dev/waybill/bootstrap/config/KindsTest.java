package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.size.ByteCount;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "500000,500000",
    "1B,1",
    "8MiB,8388608",
    "8 MiB,8388608",
    "10GiB,10737418240",
    "8388607TiB,9223370937343148032"
  })
  void sizes_have_binary_units(String text, long bytes) {
    assertThat(ByteSizes.parse(text)).contains(new ByteCount(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "-1", "+1", "1.5GiB", "1MB", "1K", "8mib", "8388608TiB", "1e3", "٣"})
  void other_sizes_are_refused(String text) {
    assertThat(ByteSizes.parse(text)).isEmpty();
  }

  @Test
  void times_have_one_unit() {
    Map.of(
            "500ms", Duration.ofMillis(500),
            "30s", Duration.ofSeconds(30),
            "5m", Duration.ofMinutes(5),
            "1h", Duration.ofHours(1),
            "7d", Duration.ofDays(7))
        .forEach((text, time) -> assertThat(Durations.parse(text)).contains(time));
    for (var text : new String[] {"", "30", "s", "-1s", "1h30m", "1.5h", "1w", "9999999999s"}) {
      assertThat(Durations.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void bounds_are_inside() {
    var kind = Kinds.size("1KiB", "1MiB");
    assertThat(kind.parse("1024")).isPresent();
    assertThat(kind.parse("1MiB")).isPresent();
    assertThat(kind.parse("1023")).isEmpty();
    assertThat(kind.parse("1048577")).isEmpty();
    assertThat(Kinds.duration("1s", "1h").parse("61m")).isEmpty();
    assertThat(Kinds.port().parse("65535")).contains(65_535);
    assertThat(Kinds.port().parse("65536")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://files.example.org,https://files.example.org",
    "https://files.example.org/,https://files.example.org",
    "HTTP://Files.Example.org:8080,http://files.example.org:8080",
    "http://[::1]:8080,http://[::1]:8080",
    "http://My_Files:8080/,http://my_files:8080"
  })
  void a_public_url_is_kept_without_its_slash(String text, URI url) {
    assertThat(PublicUrls.parse(text)).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "files.example.org",
        "//files.example.org",
        "ftp://files.example.org",
        "https://",
        "https:///x",
        "https://files.example.org/waybill",
        "https://files.example.org?x",
        "https://files.example.org#x",
        "https://anna:pw@files.example.org",
        "https://files.example.org:99999",
        "https://files.example.org:0",
        "https://[::",
        "https://a_b@c",
        "https://a_b/c",
        "https://exa mple.org",
        "javascript:alert(1)"
      })
  void another_public_url_is_refused(String text) {
    assertThat(PublicUrls.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.1.2.3,true",
    "10.0.0.0/8,11.0.0.0,false",
    "10.1.2.3,10.1.2.3,true",
    "10.1.2.3,10.1.2.4,false",
    "192.168.1.128/25,192.168.1.127,false",
    "0.0.0.0/0,8.8.8.8,true",
    "0.0.0.0/0,::1,false",
    "::1,::1,true",
    "fd00::/8,fdff::1,true",
    "fd00::/8,fe80::1,false",
    "10.0.0.0/8,::ffff:10.0.0.1,true"
  })
  void a_proxy_is_trusted_when_a_range_holds_it(String range, String peer, boolean trusted) {
    var proxies = TrustedProxies.parse(range).orElseThrow();
    assertThat(proxies.test(InetAddress.ofLiteral(peer))).isEqualTo(trusted);
  }

  @Test
  void several_ranges_are_separated_by_commas() {
    assertThat(TrustedProxies.parse("10.0.0.1, fd00::/8 ,127.0.0.1").orElseThrow().ranges())
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.1", "10", "localhost",
        "10.0.0.256", "fd00::/129", "fd00::1/8", "::1::", "10.0.0.1,", ",", "10.0.0.1;10.0.0.2"
      })
  void another_proxy_list_is_refused(String text) {
    assertThat(TrustedProxies.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "http://x", "localhost:80", "[::1]", "-x", "x/y"})
  void a_host_has_no_port_and_no_scheme(String text) {
    assertThat(Kinds.host().parse(text)).isEmpty();
  }

  @Property
  void no_text_makes_a_kind_throw(@ForAll String text) {
    for (var setting : Settings.all()) {
      assertThat(setting.kind().parse(text)).isNotNull();
    }
  }
}
