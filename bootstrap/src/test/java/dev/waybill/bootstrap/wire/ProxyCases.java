package dev.waybill.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;

/// What is done through a proxy; the client speaks HTTP/1.1 with it, as nearly all do.
final class ProxyCases {
  @FunctionalInterface
  interface Trial {
    void run() throws Exception;
  }

  private static final int LARGE = 30 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client;
  private final int port;
  private final byte[] large = new byte[LARGE];

  ProxyCases(HttpClient client, int port) {
    this.client = client;
    this.port = port;
    new Random(9).nextBytes(large);
  }

  Map<String, Trial> all() {
    var trials = new LinkedHashMap<String, Trial>();
    trials.put("form", this::form);
    trials.put("PUT", this::put);
    trials.put("PUT, chunked", this::chunked);
    trials.put("range", this::range);
    trials.put("zip", this::zip);
    trials.put("refused", this::refused);
    trials.put("neighbour", this::neighbour);
    return trials;
  }

  private void form() throws Exception {
    var upload = uploaded(post(part("a.bin", Arrays.copyOf(large, 1 << 20))));
    assertThat(bytes("/f/" + upload.path("id").asText())).isEqualTo(Arrays.copyOf(large, 1 << 20));
  }

  private void put() throws Exception {
    same(uploaded(request("/upload/a.bin").PUT(BodyPublishers.ofByteArray(large)).build()));
  }

  private void chunked() throws Exception {
    var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
    same(uploaded(request("/upload/a.bin").PUT(body).build()));
  }

  private void same(JsonNode upload) throws Exception {
    assertThat(upload.at("/files/0/size").asInt()).isEqualTo(LARGE);
    assertThat(Arrays.equals(bytes("/f/" + upload.path("id").asText()), large)).isTrue();
  }

  private void range() throws Exception {
    var link =
        link(uploaded(request("/upload/a").PUT(BodyPublishers.ofString("0123456789")).build()));
    var answer =
        client.send(request(link).header("Range", "bytes=2-4").build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo("234");
  }

  private void zip() throws Exception {
    var upload = uploaded(post(part("a", new byte[5]) + part("b", new byte[7])));
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes(link(upload))))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("a");
      assertThat(zip.readAllBytes()).hasSize(5);
      assertThat(zip.getNextEntry().getName()).isEqualTo("b");
      assertThat(zip.readAllBytes()).hasSize(7);
    }
  }

  private void refused() throws Exception {
    var answer = client.send(request("/f/nobody").build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("File not found or expired");
  }

  /// Others send what is malformed while an upload runs, on connections that a proxy may share.
  private void neighbour() throws Exception {
    try (var out = new PipedOutputStream();
        var in = new PipedInputStream(out, 1 << 20)) {
      var body = BodyPublishers.ofInputStream(() -> in);
      var answer =
          client.sendAsync(request("/upload/a").PUT(body).build(), BodyHandlers.ofString());
      out.write(large, 0, LARGE / 2);
      for (var host : new String[] {"h:99999", "h:0", "a..b", "u@h", "ex[a", "a b", "%zz", ""}) {
        malformed("GET /f/x HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      }
      malformed(
          String.join(
              "\r\n",
              "PUT /upload/x HTTP/1.1",
              "Host: x",
              "Connection: close",
              "Content-Length: 5, 5",
              "",
              "hello"));
      out.write(large, LARGE / 2, LARGE - LARGE / 2);
      out.close();
      assertThat(answer.join().statusCode()).isEqualTo(200);
      same(JSON.readTree(answer.join().body()));
    }
  }

  private void malformed(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }

  private HttpRequest post(String parts) {
    return request("/upload")
        .header("Content-Type", "multipart/form-data; boundary=b")
        .POST(BodyPublishers.ofString(parts + "--b--\r\n", StandardCharsets.ISO_8859_1))
        .build();
  }

  private static String part(String name, byte[] content) {
    return "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
        + name
        + "\"\r\n\r\n"
        + new String(content, StandardCharsets.ISO_8859_1)
        + "\r\n";
  }

  private JsonNode uploaded(HttpRequest request) throws Exception {
    var answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String link(JsonNode upload) {
    return "/f/" + upload.path("id").asText();
  }

  private byte[] bytes(String path) throws Exception {
    HttpResponse<byte[]> answer = client.send(request(path).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
