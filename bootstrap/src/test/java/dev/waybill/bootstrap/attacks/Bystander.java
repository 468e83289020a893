package dev.waybill.bootstrap.attacks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client in another network than the attackers, each of whose requests has a new connection.
record Bystander(int port, String path) {
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.1.1");
  private static final int PATIENCE_MILLIS = 30_000;

  /// @return the status, or 0 where the connection broke
  int ask() {
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(ADDRESS, 0));
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    } catch (IOException broken) {
      System.out.println("A bystander's request broke: " + broken);
      return 0;
    }
  }
}
