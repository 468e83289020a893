package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;

/// A client that sends exactly the bytes it is told to.
final class Raw implements AutoCloseable {
  record Answer(int status, String head, String body) {
    Optional<String> field(String name) {
      return head.lines()
          .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(l -> l.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  final Socket socket;
  private final InputStream in;

  Raw(int port) throws IOException {
    this(port, InetAddress.getLoopbackAddress());
  }

  /// @param from an address of this machine's loopback
  Raw(int port, InetAddress from) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
    socket.setSoTimeout(20_000);
    in = socket.getInputStream();
  }

  static Answer ask(int port, String request) throws IOException {
    try (var raw = new Raw(port)) {
      return raw.send(request).answer();
    }
  }

  static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: waybill.test\r\n\r\n";
  }

  static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  Raw send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  Answer answer() throws IOException {
    return answer(false);
  }

  /// Reads one answer by its Content-Length.
  Answer answer(boolean toHead) throws IOException {
    var head = head();
    var status = Integer.parseInt(head.substring(9, 12));
    var answer = new Answer(status, head, "");
    var length = answer.field("Content-Length").map(Integer::parseInt).orElse(0);
    return toHead ? answer : new Answer(status, head, body(length));
  }

  /// Reads up to the end of the head.
  String head() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      var b = in.read();
      if (b < 0) {
        throw new IOException("closed after: " + bytes.toString(ISO_8859_1));
      }
      bytes.write(b);
    }
    return bytes.toString(ISO_8859_1);
  }

  String body(int length) throws IOException {
    return new String(in.readNBytes(length), ISO_8859_1);
  }

  /// How many bytes come before the end of the stream.
  long countToEnd() throws IOException {
    var count = 0L;
    var buffer = new byte[64 << 10];
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      count += read;
    }
    return count;
  }

  /// Whether the server closed the connection, orderly or not.
  boolean closed() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
