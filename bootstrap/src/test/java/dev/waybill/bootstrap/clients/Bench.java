package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.OpenApiContract;
import dev.waybill.rest.testing.RawHttp;
import dev.waybill.rest.testing.RawResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The services that clients are tried on, and a reader of what they keep that is none of the
/// clients: raw sockets.
final class Bench implements AutoCloseable {
  /// What the smaller service takes.
  static final int LIMIT = 1 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  private final RunningWaybill service;
  private final RunningWaybill small;
  private final RawHttp raw;
  private final Contents contents;

  private Bench(RunningWaybill service, RunningWaybill small, Contents contents) {
    this.service = service;
    this.small = small;
    this.contents = contents;
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port());
    this.raw = new RawHttp(OpenApiContract.load(), address, PATIENCE);
  }

  static Bench start(Path folder) throws IOException {
    var data = Files.createDirectory(folder.resolve("data"));
    var less = Files.createDirectory(folder.resolve("less"));
    var service = RunningWaybill.start(data, "--rate-limits", "off");
    try {
      var limit = Integer.toString(LIMIT);
      var small = RunningWaybill.start(less, "--rate-limits", "off", "--max-upload-size", limit);
      return new Bench(service, small, new Contents(folder));
    } catch (RuntimeException | Error e) {
      service.close();
      throw e;
    }
  }

  /// Of the service that takes files of any size.
  URI url(String path) {
    return URI.create(service.url() + path);
  }

  /// Of the one with the small limit.
  URI smallUrl(String path) {
    return URI.create(small.url() + path);
  }

  Contents contents() {
    return contents;
  }

  Relay relay() throws IOException {
    return new Relay(service.port());
  }

  /// @param headers raw lines
  RawResponse get(String path, String... headers) {
    var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    return answered(request + "\r\n");
  }

  private RawResponse answered(String request) {
    return raw.exchange(request).orElseThrow(() -> new AssertionError("closed: " + request));
  }

  /// An upload of one file, made without the client.
  ///
  /// @param password none if empty
  Stored upload(String name, byte[] content, String password) {
    var body = new StringBuilder();
    part(body, "name=\"files\"; filename=\"" + name + "\"", new String(content, ISO_8859_1));
    if (!password.isEmpty()) {
      part(body, "name=\"password\"", new String(password.getBytes(UTF_8), ISO_8859_1));
    }
    body.append("--b--\r\n");
    var head =
        "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b"
            + "\r\nContent-Length: ";
    var answer = answered(head + body.length() + "\r\n\r\n" + body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return stored(answer.text());
  }

  private static void part(StringBuilder body, String parameters, String content) {
    body.append("--b\r\nContent-Disposition: form-data; ").append(parameters);
    body.append("\r\n\r\n").append(content).append("\r\n");
  }

  /// What the answer to an upload tells, in the client's words.
  Stored stored(Answer answer) {
    assertThat(answer.status()).as("status, with the body " + answer.body()).isEqualTo(200);
    return stored(answer.body());
  }

  private Stored stored(String answer) {
    return new Stored(this, json(answer));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  static JsonNode json(byte[] text) {
    return json(new String(text, UTF_8));
  }

  @Override
  public void close() {
    small.close();
    service.close();
  }
}
