package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/// A download of which the first bytes were read, and the others only when it is told to go on.
final class SlowDownload implements AutoCloseable {
  private static final int WINDOW = 16 * 1024;

  private final Socket socket = new Socket();
  private final byte[] start;

  SlowDownload(int port, String id) throws IOException {
    // Small, so that most of the file stays with the service.
    socket.setReceiveBufferSize(WINDOW);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var request = "GET /f/" + id + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    start = socket.getInputStream().readNBytes(WINDOW);
  }

  /// Reads on, and closes the connection, as whoever asked for its end does.
  ///
  /// @return the body
  byte[] finish() throws IOException {
    var rest = socket.getInputStream().readAllBytes();
    close();
    var head = new String(start, ISO_8859_1).indexOf("\r\n\r\n") + 4;
    var body = Arrays.copyOfRange(start, head, start.length + rest.length);
    System.arraycopy(rest, 0, body, start.length - head, rest.length);
    return body;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
