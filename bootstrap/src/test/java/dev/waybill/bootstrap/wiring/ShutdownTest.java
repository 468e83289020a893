package dev.waybill.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.rest.HttpFaces;
import dev.waybill.rest.container.BodyLimits;
import dev.waybill.rest.container.ConnectionLimits;
import dev.waybill.rest.container.HeadLimits;
import dev.waybill.rest.container.HttpServer;
import dev.waybill.rest.container.HttpSettings;
import dev.waybill.rest.container.Share;
import dev.waybill.rest.management.Exposition;
import dev.waybill.rest.management.KnownHosts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a stop cuts off is counted.
class ShutdownTest {
  private static final Duration MOST = Duration.ofMillis(200);

  private final AtomicInteger cut = new AtomicInteger();
  private final CountDownLatch entered = new CountDownLatch(2);
  private final CountDownLatch leave = new CountDownLatch(1);

  @Test
  void requests_that_were_cut_off_are_counted() throws Exception {
    var server = server();
    server.start();
    var shutdown = new Shutdown(server, MOST, cut::addAndGet);
    assertThat(cut).hasValue(0);
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
      var first = client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      var second = client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      entered.await();
      shutdown.run(Duration.ZERO);
      assertThat(cut).hasValue(2);
      assertThat(first).failsWithin(Duration.ofSeconds(20));
      assertThat(second).failsWithin(Duration.ofSeconds(20));
      leave.countDown();
    }
  }

  private HttpServer server() {
    var limits =
        new ConnectionLimits(
            Share.undivided(10), Share.undivided(10), Duration.ofSeconds(30), MOST);
    return new HttpFaces(() -> "0123456789abcdef", () -> "nonce", "1")
        .management(
            new HttpSettings("127.0.0.1", 0, HeadLimits.DEFAULT, BodyLimits.DEFAULT, limits),
            new KnownHosts(Set.of()),
            () -> new Readiness(List.of(), Map.of()),
            () -> new Readiness(List.of(), Map.of()),
            new Exposition(this::scrape, this::scrape));
  }

  private byte[] scrape() {
    entered.countDown();
    try {
      leave.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new byte[0];
  }
}
