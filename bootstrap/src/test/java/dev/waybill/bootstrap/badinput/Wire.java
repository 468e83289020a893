package dev.waybill.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;

/// A client whose way of sending matters as much as what it sends. All that comes back, interim
/// answers included, up to the end of the connection, as text.
final class Wire {
  private static final int PATIENCE = 20_000;
  private static final int PACE = 40;

  private Wire() {}

  /// @param sent bytes that could be written before the service closed
  record Flood(String answer, long sent) {}

  static String talk(InetSocketAddress server, String request) throws IOException {
    try (var socket = connect(server)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return readToEnd(socket);
    }
  }

  /// Sends a piece after the other, up to that many bytes.
  static Flood flood(InetSocketAddress server, String head, String piece, long most)
      throws IOException {
    try (var socket = connect(server)) {
      var answer = CompletableFuture.supplyAsync(() -> readToEnd(socket));
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      var sent = send(socket, piece.getBytes(ISO_8859_1), most);
      return new Flood(answer.join(), sent);
    }
  }

  private static long send(Socket socket, byte[] piece, long most) {
    var sent = 0L;
    try {
      for (; sent < most; sent += piece.length) {
        socket.getOutputStream().write(piece);
      }
    } catch (IOException closed) {
      // That is what is waited for.
    }
    return sent;
  }

  /// Sends a byte now and then, as long as the service puts up with it: never idle, never done.
  static String dribble(InetSocketAddress server, String request, char more) throws IOException {
    try (var socket = connect(server)) {
      var out = socket.getOutputStream();
      out.write(request.getBytes(ISO_8859_1));
      socket.setSoTimeout(PACE);
      for (int left = PATIENCE / PACE; left > 0; left--) {
        try {
          return readToEnd(socket, socket.getInputStream().read());
        } catch (SocketTimeoutException nothingYet) {
          out.write(more);
        }
      }
      throw new AssertionError("put up with for " + PATIENCE + " ms");
    } catch (SocketException closed) {
      return "";
    }
  }

  private static Socket connect(InetSocketAddress server) throws IOException {
    var socket = new Socket();
    socket.connect(server, PATIENCE);
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  private static String readToEnd(Socket socket, int first) throws IOException {
    socket.setSoTimeout(PATIENCE);
    return first < 0 ? "" : (char) first + readToEnd(socket);
  }

  private static String readToEnd(Socket socket) {
    var read = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(read);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("not closed, after: " + read.toString(ISO_8859_1), e);
    } catch (IOException reset) {
      // Closed all the same.
    }
    return read.toString(ISO_8859_1);
  }
}
