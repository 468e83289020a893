package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM: no more work is taken, what runs is finished.
final class StopTest {
  /// 128 + SIGTERM, what a JVM exits with.
  private static final int BY_SIGNAL = 143;

  private static final int LARGE = 16 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aRunningDownloadIsFinishedWhileNothingElseBegins(@TempDir Path temporary)
      throws IOException {
    var content = new byte[LARGE];
    new Random(7).nextBytes(content);
    try (var waybill = WaybillProcess.serve(temporary.resolve("data"));
        var download = new SlowDownload(waybill.port(), upload(waybill, content))) {
      waybill.terminate();
      refusesConnections(waybill.port());
      assertThat(ready(waybill)).isEqualTo("503 stopping");
      assertThat(UploadBody.sha256(download.finish())).isEqualTo(UploadBody.sha256(content));
      assertThat(waybill.exit()).isEqualTo(BY_SIGNAL);
    }
  }

  private static String upload(WaybillProcess waybill, byte[] content) throws IOException {
    var body = new ByteArrayOutputStream();
    var head = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n";
    body.writeBytes(head.getBytes(ISO_8859_1));
    body.writeBytes(content);
    body.writeBytes("\r\n--b--\r\n".getBytes(ISO_8859_1));
    var type = "multipart/form-data; boundary=b";
    return Answers.id(new Wire(waybill.port()).post("/upload", type, body.toByteArray()).text());
  }

  /// The signal needs a moment to arrive.
  private static void refusesConnections(int port) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
      } catch (ConnectException refused) {
        return;
      } catch (SocketException reset) {
        // It stopped to listen while this one waited in its queue: the next one tells.
      }
    }
    throw new AssertionError("it still takes connections");
  }

  private static String ready(WaybillProcess waybill) throws IOException {
    var reply = Wire.management(waybill.managementUrl().getPort()).get("/health/ready");
    var stopping = new String(reply.body(), UTF_8).contains("\"stopping\"");
    return reply.status() + (stopping ? " stopping" : "");
  }
}
