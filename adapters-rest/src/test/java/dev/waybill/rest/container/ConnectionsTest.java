package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionsTest {
  private static final HeadLimits STRICT =
      new HeadLimits(1 << 28, 8 << 10, 100, Duration.ofMillis(300));

  @Test
  void connectionIsUsedAgainAfterErrors() throws IOException {
    try (var served = Served.with(Shop.class);
        var raw = new Raw(served.port())) {
      assertThat(raw.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
      assertThat(raw.send(Raw.get("/f/a/")).answer().status()).isEqualTo(404);
      assertThat(raw.send("DELETE /f/a HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
          .isEqualTo(500);
      assertThat(raw.send("GARBAGE /f/a HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
          .isEqualTo(405);
      assertThat(raw.send(Raw.get("/f/a") + Raw.get("/f/b")).answer().body()).startsWith("id=a");
      assertThat(raw.answer().body()).startsWith("id=b");
    }
  }

  @Test
  void requestsRunOnVirtualThreads() throws IOException {
    try (var served = Served.with(Shop.class)) {
      assertThat(Raw.ask(served.port(), Raw.get("/f/a/thread")).body()).isEqualTo("true");
    }
  }

  @Test
  void peerIsTheOtherEnd() throws IOException {
    try (var served = Served.with(Shop.class)) {
      assertThat(Raw.ask(served.port(), Raw.get("/f/a/peer")).body()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void headThatTricklesInIsCutAtItsDeadline() throws Exception {
    try (var served = Served.with(STRICT, Shop.class);
        var raw = new Raw(served.port())) {
      raw.send(Raw.get("/f/a")).answer();
      var trickle = Thread.startVirtualThread(() -> trickle(raw));
      assertThat(raw.closed()).isTrue();
      raw.close();
      trickle.join();
    }
  }

  @Test
  void headThatStopsIsCutAtItsDeadline() throws IOException {
    try (var served = Served.with(STRICT, Shop.class);
        var raw = new Raw(served.port())) {
      var from = System.nanoTime();
      assertThat(raw.send("GET /f/a HTTP/1.1\r\nHo").closed()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Served.CONNECTIONS.idle());
    }
  }

  @Test
  void silentConnectionIsClosed() throws IOException {
    var limits =
        new ConnectionLimits(
            Share.undivided(10),
            Share.undivided(10),
            Duration.ofMillis(200),
            Duration.ofSeconds(5));
    try (var served = Served.with(limits, Shop.class);
        var fresh = new Raw(served.port());
        var used = new Raw(served.port())) {
      used.send(Raw.get("/f/a")).answer();
      assertThat(fresh.closed()).isTrue();
      assertThat(used.closed()).isTrue();
    }
  }

  @Test
  void ourOwnTimeIsNotTheClientsIdleness() throws Exception {
    var limits =
        new ConnectionLimits(
            Share.undivided(10),
            Share.undivided(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(5));
    var slow = new Slow();
    try (var served = Served.with(limits, slow);
        var raw = new Raw(served.port())) {
      raw.send(Raw.get("/slow"));
      slow.entered.await();
      assertThat(slow.leave.await(400, TimeUnit.MILLISECONDS)).isFalse();
      slow.leave.countDown();
      assertThat(raw.answer().body()).isEqualTo("done");
    }
  }

  @Test
  void requestsBeyondTheLimitAre503() throws Exception {
    var limits =
        new ConnectionLimits(
            Share.undivided(10), Share.undivided(1), Duration.ofSeconds(5), Duration.ofSeconds(5));
    var slow = new Slow();
    try (var served = Served.with(limits, slow);
        var raw = new Raw(served.port())) {
      raw.send(Raw.get("/slow"));
      slow.entered.await();
      var refused = Raw.ask(served.port(), Raw.get("/slow"));
      slow.leave.countDown();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.field("Retry-After")).hasValue("5");
      assertThat(raw.answer().body()).isEqualTo("done");
    }
  }

  @Test
  void connectionsBeyondTheLimitWait() throws Exception {
    var limits =
        new ConnectionLimits(
            Share.undivided(1), Share.undivided(10), Duration.ofSeconds(10), Duration.ofSeconds(5));
    try (var served = Served.with(limits, Shop.class);
        var first = new Raw(served.port());
        var second = new Raw(served.port())) {
      first.send(Raw.get("/f/a")).answer();
      second.send(Raw.get("/f/b"));
      assertThat(first.send(Raw.get("/f/a")).answer().status()).isEqualTo(200);
      first.close();
      assertThat(second.answer().body()).startsWith("id=b");
    }
  }

  @Test
  void stopLetsARunningRequestEndAndTakesNoOther() throws Exception {
    var slow = new Slow();
    try (var served = Served.with(slow);
        var raw = new Raw(served.port())) {
      var port = served.port();
      raw.send(Raw.get("/slow"));
      slow.entered.await();
      var stop = Thread.startVirtualThread(served::stop);
      awaitRefusal(port);
      slow.leave.countDown();
      var answer = raw.answer();
      assertThat(answer.body()).isEqualTo("done");
      assertThat(answer.field("Connection")).hasValue("close");
      raw.close();
      stop.join();
    }
  }

  @Test
  void stopDoesNotWaitForEver() throws Exception {
    var limits =
        new ConnectionLimits(
            Share.undivided(10),
            Share.undivided(10),
            Duration.ofSeconds(20),
            Duration.ofMillis(300));
    var slow = new Slow();
    try (var served = Served.with(limits, slow);
        var raw = new Raw(served.port())) {
      raw.send(Raw.get("/slow"));
      slow.entered.await();
      assertThatIllegalStateException().isThrownBy(served::stop);
      slow.leave.countDown();
      assertThat(raw.closed()).isTrue();
    }
  }

  @Test
  void portInUseIsSaid() {
    try (var served = Served.with(Shop.class)) {
      var taken = HttpSettings.of("127.0.0.1", served.port());
      assertThatIllegalStateException()
          .isThrownBy(() -> new Served(taken, Shop.class).close())
          .withMessageContaining("cannot start");
    }
  }

  private static void awaitRefusal(int port) {
    for (var refused = false; !refused; ) {
      try (var raw = new Raw(port)) {
        raw.send("\r\n");
      } catch (IOException e) {
        refused = true;
      }
    }
  }

  private static void trickle(Raw raw) {
    try {
      raw.send("GET /f/a HTTP/1.1\r\nA: ");
      while (true) {
        raw.send("b");
      }
    } catch (IOException e) {
      // One side has had enough.
    }
  }

  @Path("slow")
  public static final class Slow {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch leave = new CountDownLatch(1);

    @GET
    public String get() throws InterruptedException {
      entered.countDown();
      leave.await();
      return "done";
    }
  }
}
