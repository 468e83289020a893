package dev.waybill.application.part;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// One connection through a [FaultProxy].
final class ProxiedConnection {
  private static final int PIECE = 64 << 10;

  private final Socket client;
  private final Socket part;
  private final Fault fault;
  private final ReentrantLock turn = new ReentrantLock();

  private ProxiedConnection(Socket client, Socket part, Fault fault) {
    this.client = client;
    this.part = part;
    this.fault = fault;
  }

  static ProxiedConnection open(Socket client, InetSocketAddress upstream, Fault fault)
      throws IOException {
    var part = new Socket();
    part.connect(upstream);
    part.setTcpNoDelay(true);
    client.setTcpNoDelay(true);
    return new ProxiedConnection(client, part, fault);
  }

  /// Forwards until both sides have ended.
  void run() {
    var answers = Thread.ofVirtual().start(() -> pump(part, client, false, fault::answersAtMost));
    pump(client, part, true, fault::requestsAtMost);
    try {
      answers.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reset();
  }

  private void pump(Socket from, Socket to, boolean request, LongSupplier atMost) {
    var piece = new byte[PIECE];
    long passed = 0;
    try {
      for (int read = from.getInputStream().read(piece);
          read >= 0;
          read = from.getInputStream().read(piece)) {
        fault.hold();
        var allowed = (int) Math.min(read, Math.max(0, atMost.getAsLong() - passed));
        forward(piece, allowed, to, request);
        passed += allowed;
        if (allowed < read) {
          reset();
          return;
        }
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      reset();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      reset();
    }
  }

  /// While something may be about to happen because of a request, no answer overtakes it.
  private void forward(byte[] piece, int length, Socket to, boolean request) throws IOException {
    if (!fault.isWaiting()) {
      to.getOutputStream().write(piece, 0, length);
      return;
    }
    turn.lock();
    try {
      to.getOutputStream().write(piece, 0, length);
      if (request) {
        fault.sent(piece, length);
      }
    } finally {
      turn.unlock();
    }
  }

  void reset() {
    reset(client);
    reset(part);
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closedAlready) {
      // Then it only has to be closed.
    }
    try {
      socket.close();
    } catch (IOException closed) {
      throw new IllegalStateException(closed);
    }
  }
}
