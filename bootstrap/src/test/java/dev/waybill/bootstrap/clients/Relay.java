package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands before the service for a while and counts connections: no client can be asked whether it
/// has kept one.
final class Relay implements AutoCloseable {
  private static final byte[] PREFACE = "PRI * HTTP/2.0".getBytes(ISO_8859_1);

  private final ServerSocket listening;
  private final int target;
  private final List<Client.Protocol> connections = new CopyOnWriteArrayList<>();

  Relay(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// The service's, but through here.
  URI url(String path) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
  }

  /// The protocol that the client began to speak, for each connection on which it said something.
  List<Client.Protocol> connections() {
    return List.copyOf(connections);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        Thread.ofVirtual().start(() -> carry(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket client) {
    try (client;
        var service = new Socket(InetAddress.getLoopbackAddress(), target)) {
      var first = client.getInputStream().readNBytes(PREFACE.length);
      if (first.length == 0) {
        return;
      }
      connections.add(
          Arrays.equals(first, PREFACE) ? Client.Protocol.HTTP_2 : Client.Protocol.HTTP_1);
      service.getOutputStream().write(first);
      var back = Thread.ofVirtual().start(() -> pour(service, client));
      pour(client, service);
      back.join();
    } catch (IOException broken) {
      // Both ends are closed with it, and notice.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pour(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException broken) {
      // The end that is left hears of it by the other direction.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
