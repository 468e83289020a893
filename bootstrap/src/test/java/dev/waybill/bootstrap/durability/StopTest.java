package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A signal to stop: after a while no more work is taken, and what runs is finished.
final class StopTest {
  /// 128 + SIGTERM, what a JVM exits with.
  private static final int BY_SIGNAL = 143;

  private static final int BY_CTRL_C = 130;

  /// Whoever starts the tests may have it ignored, as a shell does for what runs in its background.
  private static final List<String> HEEDING_CTRL_C = List.of("env", "--default-signal=INT");

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

  @Test
  void a_load_balancer_has_time_to_notice(@TempDir Path temporary) throws IOException {
    try (var waybill = WaybillProcess.serve(temporary.resolve("data"), "--drain-delay", "3s");
        var download = new SlowDownload(waybill.port(), upload(waybill, new byte[LARGE]))) {
      waybill.terminate();
      awaitReady(waybill, "503 stopping");
      assertThat(new Wire(waybill.port()).get("/api/v1/info").status()).isEqualTo(200);
      assertThat(serving(waybill)).isEqualTo("503 503 404 503 503 404");
      assertThat(UploadBody.sha256(download(waybill, upload(waybill, new byte[9])))).hasSize(64);
      refusesConnections(waybill.port());
      assertThat(ready(waybill)).isEqualTo("503 stopping");
      var management = Wire.management(waybill.managementUrl().getPort());
      assertThat(management.get("/health/live").status()).isEqualTo(200);
      assertThat(metrics(waybill)).contains("waybill_shutdown_cut_total 0.0");
      assertThat(download.finish()).hasSize(LARGE);
      assertThat(waybill.exit()).isEqualTo(BY_SIGNAL);
      assertThat(waybill.output()).doesNotContain("cut off");
    }
  }

  @Test
  void a_second_signal_cuts_what_runs_and_says_so(@TempDir Path temporary) throws IOException {
    try (var waybill =
            WaybillProcess.serve(
                temporary.resolve("data"), "--drain-delay", "10m", "--shutdown-timeout", "1h");
        var download = new SlowDownload(waybill.port(), upload(waybill, new byte[LARGE]))) {
      waybill.terminate();
      awaitReady(waybill, "503 stopping");
      waybill.terminate();
      assertThat(waybill.exit()).isEqualTo(BY_SIGNAL);
      assertThat(waybill.output())
          .contains("Stopping at once after a second signal: running requests are cut off")
          .doesNotContain("s to end")
          .contains("The stop cut off running requests: 1 GET /f/{id}");
      assertThat(lengthOf(download)).isLessThan(LARGE);
    }
  }

  @Test
  void what_takes_longer_than_the_timeout_is_cut(@TempDir Path temporary) throws IOException {
    try (var waybill =
            WaybillProcess.serve(temporary.resolve("data"), "--shutdown-timeout", "500ms");
        var download = new SlowDownload(waybill.port(), upload(waybill, new byte[LARGE]))) {
      waybill.terminate();
      assertThat(waybill.exit()).isEqualTo(BY_SIGNAL);
      assertThat(waybill.output()).contains("The stop cut off running requests: 1 GET /f/{id}");
      assertThat(lengthOf(download)).isLessThan(LARGE);
    }
    // Nobody could ask the one that is gone.
    try (var next = WaybillProcess.serve(temporary.resolve("data"))) {
      assertThat(metrics(next)).contains("waybill_shutdown_cut_total 1.0");
    }
  }

  @Test
  void ctrl_c_does_not_wait(@TempDir Path temporary) {
    var launch = Launch.of(temporary.resolve("data")).under(HEEDING_CTRL_C);
    try (var waybill = WaybillProcess.serve(launch, "--drain-delay", "10m")) {
      waybill.signal("INT");
      assertThat(waybill.exit()).isEqualTo(BY_CTRL_C);
    }
  }

  private static String metrics(WaybillProcess waybill) throws IOException {
    try (var in = waybill.managementUrl().resolve("/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] download(WaybillProcess waybill, String id) throws IOException {
    return new Wire(waybill.port()).get("/f/" + id + "?download=1").body();
  }

  private static int lengthOf(SlowDownload download) {
    try {
      return download.finish().length;
    } catch (IOException reset) {
      return 0;
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

  private static void awaitReady(WaybillProcess waybill, String wanted) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ready(waybill).equals(wanted)) {
      assertThat(System.nanoTime()).as("the time until %s", wanted).isLessThan(deadline);
    }
  }

  /// What load balancers are told, on both ports, as they ask for it.
  private static String serving(WaybillProcess waybill) throws IOException {
    var answers = new StringBuilder();
    for (var port :
        List.of(new Wire(waybill.port()), Wire.management(waybill.managementUrl().getPort()))) {
      for (var query : List.of("", "?draining=503", "?draining=404")) {
        answers.append(' ').append(port.get("/health/serve" + query).status());
      }
    }
    return answers.substring(1);
  }

  private static String ready(WaybillProcess waybill) throws IOException {
    var reply = Wire.management(waybill.managementUrl().getPort()).get("/health/ready");
    var stopping = new String(reply.body(), UTF_8).contains("\"stopping\"");
    return reply.status() + (stopping ? " stopping" : "");
  }
}
