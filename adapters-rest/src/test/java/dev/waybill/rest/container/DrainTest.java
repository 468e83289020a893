package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.rest.testing.Http2Frame;
import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that stops lets what runs come to its end, however slowly its clients go on.
class DrainTest {
  /// More than the kernel keeps for a connection: of this, most is still with the server.
  private static final int LARGE = 32 << 20;

  private static final String DOWNLOAD = "/f/a/bytes/" + LARGE;
  private static final Duration IDLE = Duration.ofSeconds(30);

  /// A second is what Jetty allows by itself.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /// Well before the time that a head may take, on a busy machine too.
  private static final Duration SOON = Duration.ofSeconds(5);

  private static ConnectionLimits stop(Duration most) {
    return new ConnectionLimits(Share.undivided(100), Share.undivided(100), IDLE, most);
  }

  @Test
  void whoever_pauses_for_seconds_is_waited_for() throws Exception {
    try (var served = Served.with(stop(Duration.ofSeconds(60)), Shop.class);
        var download = new Raw(served.port());
        var upload = new Raw(served.port());
        var http2 = new RawHttp2(served.port())) {
      download.send(Raw.get(DOWNLOAD)).head();
      upload.send(post(4)).send("ab");
      http2.request(1, true, "GET", DOWNLOAD);
      http2.request(3, false, "POST", "/f/a").data(3, false, new byte[1000]).ping();
      served.awaitRunning(4);
      var stopping = CompletableFuture.runAsync(served::stop);

      assertGoesOn(stopping, PAUSE);

      assertThat(download.countToEnd()).isEqualTo(LARGE);
      download.close();
      assertThat(upload.send("cd").answer().body()).isEqualTo("got 4");
      upload.close();
      assertThat(http2.data(3, true, new byte[1000]).await(3).text()).isEqualTo("got 2000");
      assertThat(http2.await(1).body()).hasSize(LARGE);
      http2.close();
      stopping.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void slow_readers_keep_their_pace() throws Exception {
    try (var served = Served.with(stop(Duration.ofSeconds(60)), Shop.class);
        var raw = new Raw(served.port())) {
      raw.send(Raw.get(DOWNLOAD)).head();
      served.awaitRunning(1);
      var stopping = CompletableFuture.runAsync(served::stop);
      var pieces = 20;
      for (var piece = 0; piece < pieces; piece++) {
        assertGoesOn(stopping, Duration.ofMillis(200));
        assertThat(raw.body(LARGE / pieces)).hasSize(LARGE / pieces);
      }
      assertThat(raw.countToEnd()).isEqualTo(LARGE % pieces);
      raw.close();
      stopping.get(20, TimeUnit.SECONDS);
    }
  }

  /// Of an answer that is small the server is done at once, and it has to wait all the same: what
  /// the client sends meanwhile would be answered by a reset.
  @Test
  void the_end_of_an_answer_is_not_lost_to_one_who_reads_it_late() throws Exception {
    try (var served = Served.with(stop(Duration.ofSeconds(60)), Shop.class);
        var http2 = new RawHttp2(served.port())) {
      http2.request(1, false, "POST", "/f/a").ping();
      served.awaitRunning(1);
      var stopping = CompletableFuture.runAsync(served::stop);
      assertGoesOn(stopping, Duration.ofMillis(300));
      http2.data(1, true, new byte[0]);
      assertGoesOn(stopping, Duration.ofSeconds(3));
      http2.send(Http2Frame.of(Http2Frame.WINDOW_UPDATE, 0, 1));
      assertThat(http2.await(1).text()).isEqualTo("got 0");
      http2.close();
      stopping.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void our_own_time_is_still_not_the_clients_idleness() throws Exception {
    var limits =
        new ConnectionLimits(
            Share.undivided(100),
            Share.undivided(100),
            Duration.ofMillis(200),
            Duration.ofSeconds(60));
    var slow = new ConnectionsTest.Slow();
    try (var served = Served.with(limits, slow);
        var raw = new Raw(served.port());
        var http2 = new RawHttp2(served.port())) {
      raw.send(Raw.get("/slow"));
      http2.request(1, true, "GET", "/slow").ping();
      served.awaitRunning(2);
      var stopping = CompletableFuture.runAsync(served::stop);
      assertGoesOn(stopping, Duration.ofSeconds(1));
      slow.leave.countDown();
      assertThat(raw.answer().body()).isEqualTo("done");
      assertThat(http2.await(1).text()).isEqualTo("done");
      raw.close();
      http2.close();
      stopping.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void connections_without_a_request_are_closed_at_once() throws Exception {
    try (var served = Served.with(stop(Duration.ofSeconds(60)), Shop.class);
        var fresh = new Raw(served.port());
        var used = new Raw(served.port());
        var http2 = new RawHttp2(served.port())) {
      used.send(Raw.get("/f/a")).answer();
      http2.request(1, true, "GET", "/f/a").await(1);
      var stopping = CompletableFuture.runAsync(served::stop);
      assertThat(fresh.closed()).isTrue();
      assertThat(used.closed()).isTrue();
      assertThat(http2.awaitEnd().seen(Http2Frame.GOAWAY)).isNotEmpty();
      stopping.get(5, TimeUnit.SECONDS);
    }
  }

  /// Its head would have ten seconds, however it comes.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void half_a_head_does_not_hold_the_stop(boolean drips) throws Exception {
    try (var served = Served.with(stop(Duration.ofSeconds(60)), Shop.class);
        var half = new Raw(served.port())) {
      // As under a signal: unused connections have a second, in which the half is seen.
      served.retire();
      served.awaitConnections(1);
      half.send("GET /f/a HTTP/1.1\r\nHost: a\r\nX: ");
      var stopping = CompletableFuture.runAsync(served::stop);
      var began = System.nanoTime();
      while (drips && !isOver(stopping) && System.nanoTime() - began < SOON.toNanos()) {
        drip(half);
      }
      stopping.get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    }
  }

  private static boolean isOver(CompletableFuture<Void> stopping) throws Exception {
    try {
      stopping.get(50, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException goesOn) {
      return false;
    }
  }

  private static void drip(Raw half) {
    try {
      half.send("x");
    } catch (IOException closed) {
      // As it should.
    }
  }

  @Test
  void before_that_each_answer_of_HTTP_1_is_the_last_on_its_connection() throws Exception {
    try (var served = Served.with(stop(Duration.ofSeconds(60)), Shop.class);
        var open = new Raw(served.port())) {
      assertThat(open.send(Raw.get("/f/a")).answer().field("Connection")).isEmpty();
      served.retire();
      var last = open.send(Raw.get("/f/b")).answer();
      assertThat(last.body()).startsWith("id=b");
      assertThat(last.field("Connection")).hasValue("close");
      assertThat(open.closed()).isTrue();
      assertThat(Raw.ask(served.port(), Raw.get("/f/c")).body()).startsWith("id=c");
      assertThat(Raw.ask(served.port(), Raw.get("/f/a/broken-early")).field("Connection"))
          .hasValue("close");
    }
  }

  /// Until the second GOAWAY a client may not know that it should not (RFC 9113 section 6.8).
  @Test
  void a_stream_that_comes_beside_another_is_answered() throws Exception {
    try (var served = Served.with(stop(Duration.ofSeconds(60)), Shop.class);
        var http2 = new RawHttp2(served.port())) {
      http2.request(1, false, "POST", "/f/a").data(1, false, new byte[10]);
      served.awaitRunning(1);
      var stopping = CompletableFuture.runAsync(served::stop);
      while (http2.seen(Http2Frame.GOAWAY).isEmpty()) {
        http2.ping();
      }
      assertThat(http2.request(3, true, "GET", "/f/b").await(3).status()).isEqualTo(200);
      assertThat(http2.data(1, true, new byte[10]).await(1).text()).isEqualTo("got 20");
      http2.close();
      stopping.get(20, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void what_takes_longer_is_cut_and_named(int millis) throws Exception {
    try (var served = Served.with(stop(Duration.ofMillis(millis)), Shop.class);
        var download = new Raw(served.port());
        var second = new Raw(served.port());
        var upload = new Raw(served.port());
        var http2 = new RawHttp2(served.port())) {
      download.send(Raw.get(DOWNLOAD)).head();
      second.send(Raw.get(DOWNLOAD)).head();
      upload.send(post(4)).send("ab");
      http2.request(1, true, "GET", DOWNLOAD).ping();
      served.awaitRunning(4);
      assertThatExceptionOfType(RequestsCut.class)
          .isThrownBy(served::stop)
          // The upload may have been cut before it was known where it belongs.
          .withMessageMatching(
              "3 GET /f/\\{id}/bytes/\\{length}, 1 POST (/f/\\{id}|\\(no route\\))")
          .satisfies(cut -> assertThat(cut.count()).isEqualTo(4));
      assertThat(received(download)).isLessThan(LARGE);
      // Its handler may still have the time to say why.
      assertThat(saidTo(upload)).matches("|HTTP/1.1 503 (?s:.*)");
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> http2.await(1));
    }
  }

  @Test
  void who_is_told_to_hurry_waits_no_longer() throws Exception {
    try (var served = Served.with(stop(Duration.ofMinutes(10)), Shop.class);
        var download = new Raw(served.port())) {
      download.send(Raw.get(DOWNLOAD)).head();
      served.awaitRunning(1);
      var stopping = CompletableFuture.runAsync(served::stop);
      assertGoesOn(stopping, Duration.ofMillis(300));
      served.hurry();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> stopping.get(20, TimeUnit.SECONDS))
          .withCauseInstanceOf(RequestsCut.class);
    }
  }

  private static String post(int length) {
    return Raw.head("POST /f/a HTTP/1.1", "Host: x", "Content-Length: " + length);
  }

  private static String saidTo(Raw raw) {
    try {
      return raw.body(1_000);
    } catch (IOException reset) {
      return "";
    }
  }

  private static long received(Raw raw) {
    try {
      return raw.countToEnd();
    } catch (IOException reset) {
      return 0;
    }
  }

  private static void assertGoesOn(CompletableFuture<Void> stopping, Duration time)
      throws Exception {
    try {
      stopping.get(time.toMillis(), TimeUnit.MILLISECONDS);
      throw new AssertionError("it has stopped");
    } catch (TimeoutException goesOn) {
      return;
    } catch (CompletionException | ExecutionException cut) {
      throw new AssertionError("it has stopped, and cut", cut);
    }
  }
}
