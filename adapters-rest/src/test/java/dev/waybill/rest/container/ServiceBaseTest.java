package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The address that was remembered is given to nobody who named another.
class ServiceBaseTest {
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.with(Shop.class);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void hostsInTurn() throws IOException {
    for (var host : new String[] {"one", "two:8080", "one", "one", "ONE", "two"}) {
      assertThat(baseFor("Host: " + host)).isEqualTo("200 http://" + host + "/");
    }
  }

  @Test
  void whatIsNoHostAfterOneThatWas() throws IOException {
    assertThat(baseFor("Host: one")).startsWith("200");
    for (var host : new String[] {"Host: o ne", "Host: user@one", "Host:", "Host: one:99999"}) {
      assertThat(baseFor(host)).as(host).startsWith("400");
    }
    assertThat(baseFor("Host: one")).startsWith("200");
  }

  @Test
  void twoNamesThatDifferInHttp2() throws IOException {
    assertThat(baseFor("Host: waybill.test")).startsWith("200");
    try (var client = new RawHttp2(served.port())) {
      client.request(1, true, "GET", "/f/x/base");
      assertThat(client.await(1).text()).startsWith("http://waybill.test/");
      client.request(3, true, "GET", "/f/x/base", "host", "elsewhere");
      assertThat(client.await(3).status()).isEqualTo(400);
    }
  }

  private static String baseFor(String host) throws IOException {
    var answer = Raw.ask(served.port(), Raw.head("GET /f/x/base HTTP/1.1", host));
    return answer.status() + " " + answer.body();
  }
}
