package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawHttp2;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// No client network takes what all need.
class SharesTest {
  private static final InetAddress OTHER_NETWORK = InetAddress.ofLiteral("127.0.1.1");
  private static final InetAddress SAME_NETWORK = InetAddress.ofLiteral("127.0.0.77");
  private static final Share MANY = Share.undivided(100);

  private static ConnectionLimits limits(Share connections, Share requests) {
    return new ConnectionLimits(
        connections, requests, Duration.ofSeconds(20), Duration.ofSeconds(5));
  }

  /// Answers each request when it is told to.
  @Path("/slow")
  public static final class Slow {
    private final Semaphore entered = new Semaphore(0);
    private final CountDownLatch leave = new CountDownLatch(1);

    @GET
    public String get() throws InterruptedException {
      entered.release();
      leave.await();
      return "done";
    }
  }

  /// Who tells whom a request is from.
  private static final class Front implements Proxies {
    @Override
    public boolean isTrusted(InetAddress peer) {
      return true;
    }

    @Override
    public InetAddress clientOf(InetAddress peer, Function<String, Optional<String>> headers) {
      return headers.apply("X-Client").map(InetAddress::ofLiteral).orElse(peer);
    }
  }

  private static String from(String client) {
    return "GET /slow HTTP/1.1\r\nHost: waybill.test\r\nX-Client: " + client + "\r\n\r\n";
  }

  private static Raw.Answer ask(int port, InetAddress from) throws IOException {
    try (var raw = new Raw(port, from)) {
      return raw.send(Raw.get("/f/a")).answer();
    }
  }

  @Test
  void requests_beyond_the_share_of_a_network_are_429_and_others_are_answered() throws Exception {
    var slow = new Slow();
    try (var served = Served.with(limits(MANY, new Share(10, 2)), slow, Shop.class);
        var first = new Raw(served.port());
        var second = new RawHttp2(served.port())) {
      first.send(Raw.get("/slow"));
      second.request(1, true, "GET", "/slow");
      slow.entered.acquire(2);
      var refused = ask(served.port(), SAME_NETWORK);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.body()).contains("too_many_requests");
      assertThat(refused.field("Retry-After")).hasValue("5");
      second.request(3, true, "GET", "/f/a");
      assertThat(second.await(3).status()).isEqualTo(429);
      assertThat(ask(served.port(), OTHER_NETWORK).status()).isEqualTo(200);
      slow.leave.countDown();
      assertThat(first.answer().body()).isEqualTo("done");
      assertThat(second.await(1).status()).isEqualTo(200);
      // What was refused holds nothing.
      assertThat(ask(served.port(), SAME_NETWORK).status()).isEqualTo(200);
    }
  }

  @Test
  void behind_a_trusted_proxy_the_networks_of_its_clients_count() throws Exception {
    var slow = new Slow();
    var limits = limits(new Share(100, 1), new Share(10, 1));
    try (var served = Served.behind(new Front(), limits, slow);
        var first = new Raw(served.port());
        var second = new Raw(served.port());
        var third = new Raw(served.port())) {
      first.send(from("192.0.2.1"));
      slow.entered.acquire();
      assertThat(second.send(from("192.0.2.200")).answer().status()).isEqualTo(429);
      third.send(from("192.0.3.1"));
      slow.entered.acquire();
      slow.leave.countDown();
      assertThat(third.answer().body()).isEqualTo("done");
      assertThat(first.answer().body()).isEqualTo("done");
    }
  }

  @Test
  void of_too_many_connections_the_oldest_idle_one_is_closed() throws Exception {
    var slow = new Slow();
    try (var served = Served.with(limits(new Share(100, 3), MANY), slow, Shop.class);
        var busy = new Raw(served.port());
        var silent = new Raw(served.port())) {
      busy.send(Raw.get("/slow"));
      slow.entered.acquire();
      // Connections are opened on two threads: a younger one may come in first.
      served.awaitConnections(2);
      try (var used = new Raw(served.port())) {
        used.send(Raw.get("/f/a")).answer();
        assertThat(ask(served.port(), SAME_NETWORK).status()).isEqualTo(200);
        assertThat(silent.closed()).isTrue();
        assertThat(used.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
        slow.leave.countDown();
        assertThat(busy.answer().body()).isEqualTo("done");
      }
    }
  }

  @Test
  void where_all_are_busy_the_new_one_is_closed_and_other_networks_come_in() throws Exception {
    var slow = new Slow();
    try (var served = Served.with(limits(new Share(100, 2), MANY), slow, Shop.class);
        var first = new Raw(served.port());
        var second = new Raw(served.port())) {
      first.send(Raw.get("/slow"));
      second.send(Raw.get("/slow"));
      slow.entered.acquire(2);
      try (var third = new Raw(served.port(), SAME_NETWORK)) {
        assertThat(third.closed()).isTrue();
      }
      assertThat(ask(served.port(), OTHER_NETWORK).status()).isEqualTo(200);
      slow.leave.countDown();
      assertThat(first.answer().body()).isEqualTo("done");
      assertThat(second.answer().body()).isEqualTo("done");
    }
  }

  @Test
  void a_trusted_proxy_may_open_as_many_connections_as_there_are() throws IOException {
    var limits = limits(new Share(100, 1), MANY);
    try (var served = Served.behind(new Front(), limits, Shop.class);
        var first = new Raw(served.port());
        var second = new Raw(served.port())) {
      second.send(Raw.get("/f/a")).answer();
      assertThat(first.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void a_connection_that_was_closed_counts_no_more() throws Exception {
    try (var served = Served.with(limits(new Share(100, 1), MANY), Shop.class)) {
      for (int i = 0; i < 10; i++) {
        assertThat(ask(served.port(), SAME_NETWORK).status()).isEqualTo(200);
        served.awaitNoConnection();
      }
      assertThat(served.connectionsClosed()).isZero();
      try (var _ = new Raw(served.port())) {
        served.awaitConnections(1);
        try (var second = new Raw(served.port())) {
          assertThat(second.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
          assertThat(served.connectionsClosed()).isOne();
        }
      }
    }
  }
}
