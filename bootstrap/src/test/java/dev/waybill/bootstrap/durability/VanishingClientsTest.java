package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Kept;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.testing.Sweep;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads whose clients go away: nothing of them is visible, and what they left is gone without a
/// sweep.
final class VanishingClientsTest {
  private static final double[] SHARES = {0, 0.01, 0.5, 0.99};
  private static final Duration GONE_WITHIN = Duration.ofSeconds(60);

  @TempDir private Path data;

  private interface Leaving {
    void by(Socket socket) throws IOException;
  }

  @Test
  void reset() throws IOException {
    vanish(
        "client vanishes, RST",
        socket -> {
          socket.setSoLinger(true, 0);
          socket.close();
        });
  }

  @Test
  void closed() throws IOException {
    vanish("client vanishes, FIN", Socket::close);
  }

  @Test
  void halfClosed() throws IOException {
    vanish(
        "client vanishes, half close",
        socket -> {
          socket.shutdownOutput();
          var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
          assertThat(answer).doesNotStartWith("HTTP/1.1 200");
        });
  }

  private void vanish(String fault, Leaving leaving) throws IOException {
    var score = new Score(fault);
    try (var waybill = RunningWaybill.start(data)) {
      var body = UploadBody.ofTwo("7d").bytes();
      for (var share : SHARES) {
        begin(waybill.port(), body, (int) (body.length * share), leaving);
        score.tried();
      }
      var kept = settled(waybill);
      assertThat(kept.uploads()).isZero();
      assertThat(kept.leftBehind()).as("gone by itself").isEmpty();
    }
    Sweep.once(data);
    score.add("after a sweep", Edition.site(data).look());
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  private static void begin(int port, byte[] body, int sent, Leaving leaving) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var head =
          "POST /upload HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: "
              + UploadBody.TYPE
              + "\r\nContent-Length: "
              + body.length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().write(body, 0, sent);
      leaving.by(socket);
    }
  }

  /// Once nothing of them is there any more, or after a while.
  private static Kept settled(RunningWaybill waybill) {
    var began = System.nanoTime();
    var kept = waybill.site().look();
    while (!kept.leftBehind().isEmpty() && System.nanoTime() - began < GONE_WITHIN.toNanos()) {
      kept = waybill.site().look();
    }
    return kept;
  }
}
