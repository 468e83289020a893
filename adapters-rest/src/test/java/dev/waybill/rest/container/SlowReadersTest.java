package dev.waybill.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.port.BlobTarget;
import dev.waybill.rest.testing.Http2Frame;
import dev.waybill.rest.testing.RawHttp2;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that take an answer slowly: 64 KiB in a second is the least here, as an average of one
/// second.
@Timeout(60)
class SlowReadersTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final int CANCEL = 8;
  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final HttpSettings LIMITS =
      new HttpSettings(
          "127.0.0.1",
          0,
          new HeadLimits(16 << 10, 8 << 10, 100, Duration.ofMillis(600)),
          new BodyLimits(64 << 10, Duration.ofSeconds(1), 1 << 20, Duration.ofSeconds(1)),
          new ConnectionLimits(
              Share.undivided(10), Share.undivided(10), IDLE, Duration.ofSeconds(5)));

  /// As many bytes as are asked for, in pieces.
  @Path("/bytes/{mebibytes}")
  public static final class Bytes {
    @GET
    public Response get(@PathParam("mebibytes") int mebibytes) {
      var all = new ResponseBody((long) mebibytes * MEBIBYTE, target -> write(target, mebibytes));
      return Response.ok(all, "application/octet-stream").build();
    }

    private static void write(BlobTarget target, int mebibytes) throws IOException {
      for (var n = 0; n < mebibytes; n++) {
        target.write(ByteBuffer.allocate(MEBIBYTE));
      }
    }
  }

  /// 2.5 MiB in a second, of 8: something moves all the time, so that the idle time never counts.
  /// Over loopback the kernel says only after some hundred KiB that there is room again.
  @Test
  void a_client_that_takes_little_now_and_then_is_cut_off() throws Exception {
    try (var served = Served.with(settings(8 << 20, Duration.ofSeconds(1)), Bytes.class);
        var raw = new Raw(served.port())) {
      raw.send(Raw.get("/bytes/200"));
      raw.head();
      var reader = Thread.startVirtualThread(() -> dribble(raw));
      assertThat(served.report(report -> !report.complete()).status()).isEqualTo(200);
      assertThat(served.answersTooSlow()).isEqualTo(1);
      served.awaitNoConnection();
      raw.close();
      reader.join();
    }
  }

  /// What the kernel still holds comes to its end long after the service has given up.
  private static void dribble(Raw raw) {
    try {
      while (raw.socket.getInputStream().readNBytes(512 << 10).length > 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    } catch (IOException closed) {
      // By one of the two.
    }
  }

  @Test
  void one_that_pauses_for_less_than_the_idle_time_gets_all_of_it() throws Exception {
    var patient = patient();
    try (var served = Served.with(patient, Bytes.class);
        var raw = new Raw(served.port())) {
      raw.send(Raw.get("/bytes/40"));
      raw.head();
      TimeUnit.SECONDS.sleep(2);
      assertThat(raw.socket.getInputStream().readNBytes(40 * MEBIBYTE)).hasSize(40 * MEBIBYTE);
      assertThat(served.report(RequestReport::complete).status()).isEqualTo(200);
      assertThat(served.answersTooSlow()).isZero();
    }
  }

  @Test
  void over_http2_the_slow_stream_is_reset_and_the_others_go_on() throws Exception {
    try (var served = Served.with(LIMITS, Bytes.class, Shop.class);
        var client = new RawHttp2(served.port())) {
      client.send(window(1_000)).request(1, true, "GET", "/bytes/1");
      while (client.seen(Http2Frame.RST_STREAM).isEmpty()) {
        client.send(Http2Frame.of(Http2Frame.WINDOW_UPDATE, 1, 10)).ping();
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(client.awaitReset(1)).isEqualTo(CANCEL);
      client.request(3, true, "GET", "/f/a");
      assertThat(client.await(3).status()).isEqualTo(200);
      assertThat(served.answersTooSlow()).isEqualTo(1);
    }
  }

  @Test
  void over_http2_a_connection_that_is_not_read_at_all_is_cut_off() throws Exception {
    try (var served = Served.with(LIMITS, Bytes.class);
        var client = new RawHttp2(served.port())) {
      client.request(1, true, "GET", "/bytes/200");
      assertThat(served.report(report -> !report.complete()).status()).isEqualTo(200);
      served.awaitNoConnection();
      assertThat(served.answersTooSlow()).isEqualTo(1);
    }
  }

  /// The head's time is shorter than the pause, and was taken over by streams once.
  @Test
  void over_http2_a_pause_ends_neither_direction() throws Exception {
    try (var served = Served.with(patient(), Bytes.class, Careless.class);
        var client = new RawHttp2(served.port())) {
      client.send(window(1_000)).request(1, true, "GET", "/bytes/1").ping();
      client.request(3, false, "PUT", "/c/count").data(3, false, new byte[5]);
      TimeUnit.SECONDS.sleep(2);
      client.data(3, true, new byte[5]);
      assertThat(client.await(3).text()).isEqualTo("got 10");
      client.send(Http2Frame.of(Http2Frame.WINDOW_UPDATE, 1, MEBIBYTE));
      assertThat(client.await(1).status()).isEqualTo(200);
      assertThat(served.answersTooSlow()).isZero();
    }
  }

  /// The same time for a window as for what stands still, as the service has it.
  private static HttpSettings patient() {
    return settings(1 << 10, IDLE);
  }

  private static HttpSettings settings(int bytesPerSecond, Duration window) {
    return new HttpSettings(
        "127.0.0.1",
        0,
        LIMITS.head(),
        new BodyLimits(bytesPerSecond, window, 1 << 20, Duration.ofSeconds(1)),
        LIMITS.connections());
  }

  private static Http2Frame window(int bytes) {
    var settings = ByteBuffer.allocate(6).putShort((short) 4).putInt(bytes);
    return new Http2Frame(Http2Frame.SETTINGS, 0, 0, settings.array());
  }
}
