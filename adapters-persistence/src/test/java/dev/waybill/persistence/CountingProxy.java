package dev.waybill.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts how often clients of a server wait for it: what one sends at once, after an answer, is
/// one wait, of however many messages it is.
final class CountingProxy implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final int server;
  private final ServerSocket listening;
  private final AtomicInteger waits = new AtomicInteger();

  private CountingProxy(int server, ServerSocket listening) {
    this.server = server;
    this.listening = listening;
  }

  static CountingProxy to(int server) {
    try {
      var proxy =
          new CountingProxy(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  /// So many since this was asked last.
  int waits() {
    return waits.getAndSet(0);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        var upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        upstream.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        var answered = new AtomicBoolean(true);
        Thread.ofVirtual()
            .start(() -> copy(client, upstream, () -> count(answered.getAndSet(false))));
        Thread.ofVirtual().start(() -> copy(upstream, client, () -> answered.set(true)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void count(boolean afterAnAnswer) {
    if (afterAnAnswer) {
      waits.incrementAndGet();
    }
  }

  private static void copy(Socket from, Socket to, Runnable onChunk) {
    var chunk = new byte[CHUNK];
    try (from;
        to) {
      var in = from.getInputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        onChunk.run();
        to.getOutputStream().write(chunk, 0, read);
      }
    } catch (IOException closed) {
      // As the client or the server wanted.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}
