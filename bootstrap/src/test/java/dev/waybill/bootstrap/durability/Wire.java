package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.waybill.rest.testing.OpenApiContract;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One request on a connection of its own: either the whole answer was read, and is as
/// `openapi.yaml` has it, or it fails.
record Wire(int port, Optional<OpenApiContract> contract) {
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final int PATIENCE_MILLIS = 60_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

  /// To the service port.
  Wire(int port) {
    this(port, Optional.of(CONTRACT));
  }

  /// To the management port, which is not in the document.
  static Wire management(int port) {
    return new Wire(port, Optional.empty());
  }

  static final class Reply {
    private final int status;
    private final byte[] body;

    Reply(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body;
    }

    String text() {
      return new String(body, UTF_8);
    }
  }

  Reply get(String path) throws IOException {
    return send("GET", path, "Accept: application/json\r\n", new byte[0]);
  }

  Reply post(String path, String type, byte[] body) throws IOException {
    return send("POST", path, "Content-Type: " + type + "\r\n", body);
  }

  private Reply send(String method, String path, String headers, byte[] body) throws IOException {
    var head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nConnection: close\r\n"
            + headers
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var request = new ByteArrayOutputStream();
      request.writeBytes(head.getBytes(ISO_8859_1));
      request.writeBytes(body);
      request.writeTo(socket.getOutputStream());
      return parse(method, path, socket.getInputStream().readAllBytes());
    }
  }

  private Reply parse(String method, String path, byte[] bytes) throws IOException {
    var text = new String(bytes, ISO_8859_1);
    var end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new EOFException("no whole head");
    }
    var length = LENGTH.matcher(text.substring(0, end + 2));
    var body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    if (!length.find() || Long.parseLong(length.group(1)) != body.length) {
      throw new EOFException("no whole body");
    }
    var status = Integer.parseInt(text.substring(9, 12));
    var headers = headers(text.substring(0, end));
    contract.ifPresent(document -> document.check(method, path, status, headers, body));
    return new Reply(status, body);
  }

  private static Map<String, List<String>> headers(String head) {
    return head.lines()
        .skip(1)
        .map(line -> line.split(": *", 2))
        .collect(groupingBy(field -> field[0], mapping(field -> field[1], toList())));
  }
}
