package dev.waybill.bootstrap.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A log that nobody reads, or that cannot be written, holds nothing up.
@Tag("embedded")
@Timeout(240)
class LogTroubleTest {
  /// More than a pipe holds, and the share of one network.
  private static final int MANY = 6_000;

  @TempDir Path data;

  @Test
  void a_reader_that_is_stuck_stops_nobody() throws Exception {
    try (var waybill = WaybillProcess.serve(Redirect.PIPE, data)) {
      ask(waybill, MANY);
      assertThat(lost(waybill, "network_share")).isPositive();
      assertThat(lost(waybill, "write_failed")).isZero();
      waybill.terminate();
      assertThat(waybill.exit()).isEqualTo(143);
    }
  }

  @Test
  void what_was_lost_is_told_once_somebody_reads_again() throws Exception {
    try (var waybill = WaybillProcess.serve(Redirect.PIPE, data);
        var log = new BufferedReader(new InputStreamReader(waybill.log(), UTF_8))) {
      ask(waybill, MANY);
      var lost = lost(waybill, "network_share");
      assertThat(lost).isPositive();
      var lines = log.lines().iterator();
      var told = "";
      while (!told.contains("The log lost ")) {
        told = lines.next();
      }
      assertThat(told).contains(" WARN  LogQueue: The log lost " + (long) lost + " lines: ");
    }
  }

  @Test
  void a_pipe_that_was_closed_stops_nobody() throws Exception {
    try (var waybill = WaybillProcess.serve(Redirect.PIPE, data)) {
      waybill.log().close();
      ask(waybill, 100);
      assertThat(lost(waybill, "write_failed")).isPositive();
      waybill.terminate();
      assertThat(waybill.exit()).isEqualTo(143);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_disk_stops_nobody() throws Exception {
    try (var waybill = WaybillProcess.serve(Redirect.to(new File("/dev/full")), data)) {
      ask(waybill, 100);
      assertThat(lost(waybill, "write_failed")).isPositive();
      waybill.terminate();
      assertThat(waybill.exit()).isEqualTo(143);
    }
  }

  /// One after the other, on one connection.
  private static void ask(WaybillProcess waybill, int times) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), waybill.port());
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      socket.setSoTimeout(30_000);
      socket.setTcpNoDelay(true);
      var request = "HEAD /f/x HTTP/1.1\r\nHost: waybill.test\r\n\r\n".getBytes(UTF_8);
      for (var i = 0; i < times; i++) {
        socket.getOutputStream().write(request);
        assertThat(in.readLine()).startsWith("HTTP/1.1 404");
        while (!in.readLine().isEmpty()) {
          // The rest of the head.
        }
      }
    }
  }

  /// Asks until what was logged before is written, or given up.
  private static double lost(WaybillProcess waybill, String reason) throws Exception {
    var metrics = HttpRequest.newBuilder(waybill.managementUrl().resolve("/metrics")).build();
    var count = Pattern.compile("waybill_log_lines_lost_total\\{reason=\"(\\w+)\"} ([0-9.E]+)");
    try (var client = HttpClient.newHttpClient()) {
      for (var tries = 0; ; tries++) {
        var text = client.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
        var found =
            count
                .matcher(text)
                .results()
                .filter(result -> result.group(1).equals(reason))
                .mapToDouble(result -> Double.parseDouble(result.group(2)))
                .findFirst()
                .orElseThrow();
        if (found > 0 || tries > 50) {
          return found;
        }
      }
    }
  }
}
