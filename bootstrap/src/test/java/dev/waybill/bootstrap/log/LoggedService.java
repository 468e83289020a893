package dev.waybill.bootstrap.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A service in a process of its own whose log goes to a file.
final class LoggedService implements AutoCloseable {
  private static final int PATIENCE = 20_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param text head and body; a character is a byte
  record Answer(int status, String text) {
    Optional<String> field(String name) {
      var found = Pattern.compile("(?im)^" + name + ": ?(.*?)\\r?$").matcher(text);
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    String requestId() {
      return field("X-Request-Id").orElseThrow(() -> new AssertionError("no id in: " + text));
    }

    int bodyLength() {
      return text.length() - text.indexOf("\r\n\r\n") - 4;
    }

    JsonNode json() throws JsonProcessingException {
      return JSON.readTree(text.substring(text.indexOf("\r\n\r\n") + 4));
    }
  }

  private final Path log;
  private final WaybillProcess process;

  private LoggedService(Path folder, String... settings) {
    log = folder.resolve("log");
    process =
        WaybillProcess.serve(
            ProcessBuilder.Redirect.to(log.toFile()), folder.resolve("data"), settings);
  }

  static LoggedService start(Path folder, String... settings) {
    return new LoggedService(folder, settings);
  }

  WaybillProcess process() {
    return process;
  }

  /// @param method and what follows, up to the body; `Host` and the end of the connection are added
  Answer ask(String method, String path, String body, String... fields) throws IOException {
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: waybill.test\r\n");
    List.of(fields).forEach(field -> head.append(field).append("\r\n"));
    if (!body.isEmpty()) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return send(head + "Connection: close\r\n\r\n" + body);
  }

  /// @param request a character is a byte
  Answer send(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), process.port())) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      var read = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(read);
      var text = read.toString(ISO_8859_1);
      return new Answer(Integer.parseInt(text.substring(9, 12)), text);
    }
  }

  /// Stops the service, in good order.
  ///
  /// @return all that it has logged
  String stopAndRead() throws IOException {
    process.terminate();
    process.exit();
    return decoded(Files.readAllBytes(log));
  }

  /// As [#stopAndRead()], where every line has to be an object.
  List<JsonNode> stopAndReadJson() throws IOException {
    return stopAndRead().lines().map(LoggedService::object).toList();
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  static JsonNode object(String line) {
    try {
      var read = JSON.readTree(line);
      assertThat(read.get("time").asText()).matches("[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z");
      assertThat(read.get("level").asText()).matches("INFO|WARN|ERROR");
      assertThat(read.get("logger").asText()).matches("\\w+");
      assertThat(read.get("message").asText()).isNotEmpty().doesNotContain("{}");
      return read;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not an object: " + line, e);
    }
  }

  /// The one line about a request.
  static JsonNode accessLine(List<JsonNode> log, String requestId) {
    var found =
        log.stream()
            .filter(line -> line.get("logger").asText().equals("access"))
            .filter(line -> line.path("request_id").asText().equals(requestId))
            .toList();
    assertThat(found).as(requestId).hasSize(1);
    return found.getFirst();
  }

  @Override
  public void close() {
    process.close();
  }
}
