package dev.waybill.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.Http2Frame;
import dev.waybill.rest.testing.RawHttp2;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that pauses for 12 s, longer than a head may take and shorter than a connection may be
/// idle, with the limits that a user has.
@InTurn("faults")
class PausedTransfersTest {
  private static final int SIZE = 24 << 20;
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(12);

  @Test
  void a_pause_of_12_s_ends_no_transfer(@TempDir Path data) throws Exception {
    try (var waybill = RunningWaybill.start(data);
        var all = Executors.newVirtualThreadPerTaskExecutor()) {
      var path = upload(waybill);
      Callable<Integer> upload = () -> upload(waybill.port());
      Callable<Integer> download = () -> download(waybill.port(), path);
      Callable<Integer> uploadHttp2 = () -> uploadHttp2(waybill.port());
      Callable<Integer> downloadHttp2 = () -> downloadHttp2(waybill.port(), path);
      var sizes = all.invokeAll(List.of(upload, download, uploadHttp2, downloadHttp2));
      assertThat(sizes).extracting(each -> each.get()).containsExactly(200, SIZE, 200, SIZE);
    }
  }

  /// @return the path of a file
  private static String upload(RunningWaybill waybill) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var put =
          HttpRequest.newBuilder(waybill.url().resolve("/upload/large"))
              .PUT(BodyPublishers.ofByteArray(new byte[SIZE]))
              .build();
      var answer = client.send(put, BodyHandlers.ofString());
      return URI.create(new JsonMapper().readTree(answer.body()).path("download_url").asText())
          .getPath();
    }
  }

  private static int upload(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var out = socket.getOutputStream();
      out.write(
          "PUT /upload/a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhello"
              .getBytes(ISO_8859_1));
      LockSupport.parkNanos(PAUSE);
      out.write("world".getBytes(ISO_8859_1));
      var line = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
      return Integer.parseInt(line.substring(9));
    }
  }

  private static int download(int port, String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      var in = socket.getInputStream();
      for (var end = ""; !end.endsWith("\r\n\r\n"); ) {
        end += (char) in.read();
      }
      LockSupport.parkNanos(PAUSE);
      return in.readAllBytes().length;
    }
  }

  private static int uploadHttp2(int port) throws IOException {
    try (var client = new RawHttp2(port)) {
      client.request(1, false, "PUT", "/upload/a").data(1, false, new byte[5]).ping();
      LockSupport.parkNanos(PAUSE);
      return client.data(1, true, new byte[5]).await(1).status();
    }
  }

  private static int downloadHttp2(int port, String path) throws IOException {
    try (var client = new RawHttp2(port)) {
      var small = ByteBuffer.allocate(6).putShort((short) 4).putInt(1_000).array();
      client
          .send(new Http2Frame(Http2Frame.SETTINGS, 0, 0, small))
          .request(1, true, "GET", path)
          .ping();
      LockSupport.parkNanos(PAUSE);
      client.send(Http2Frame.of(Http2Frame.WINDOW_UPDATE, 1, SIZE));
      return client.await(1).body().length;
    }
  }
}
