package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// An upload of two files that is sent in two halves.
final class HalfUpload implements AutoCloseable {
  private static final String FIRST_HALF =
      """
      --b\r
      Content-Disposition: form-data; name="files"; filename="one"\r
      \r
      first\r
      --b\r
      Content-Disposition: form-data; name="files"; filename="two"\r
      \r
      sec\
      """;

  private static final String SECOND_HALF = "ond\r\n--b--\r\n";

  private final Socket socket;

  HalfUpload(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    var head =
        "POST /upload HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: "
            + (FIRST_HALF + SECOND_HALF).length()
            + "\r\n\r\n";
    socket.getOutputStream().write((head + FIRST_HALF).getBytes(ISO_8859_1));
  }

  /// @return the whole answer
  String finish() throws IOException {
    socket.getOutputStream().write(SECOND_HALF.getBytes(ISO_8859_1));
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
