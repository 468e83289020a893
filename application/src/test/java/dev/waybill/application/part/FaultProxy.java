package dev.waybill.application.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A network that fails when it is told to: a TCP proxy on loopback in front of a real part. What
/// it is told holds for the connections that are open and for those to come, until [#pass()].
public final class FaultProxy implements AutoCloseable {
  /// What the system may keep of a request that is not forwarded; by itself it grows to megabytes,
  /// which a client takes for progress.
  private static final int QUEUE_BYTES = 128 * 1024;

  private final InetSocketAddress upstream;
  private final ServerSocket listening;
  private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
  private final Fault fault = new Fault();
  private volatile boolean refusing;
  private volatile InetSocketAddress target;

  private FaultProxy(InetSocketAddress upstream, ServerSocket listening) {
    this.upstream = upstream;
    this.target = upstream;
    this.listening = listening;
    Thread.ofPlatform().daemon().name("fault-proxy").start(this::accept);
  }

  /// Forwards from a free port of loopback.
  public static FaultProxy to(InetSocketAddress upstream) {
    try {
      var listening = new ServerSocket();
      listening.setReceiveBufferSize(QUEUE_BYTES);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
      return new FaultProxy(upstream, listening);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FaultProxy to(int port) {
    return to(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// How many connections are open.
  public int connections() {
    return open.size();
  }

  /// All is well again.
  public void pass() {
    refusing = false;
    fault.end();
    if (!target.equals(upstream)) {
      divert(upstream);
    }
  }

  /// As if nobody listened: what is open is reset, what comes is reset at once.
  public void refuse() {
    refusing = true;
    reset();
  }

  /// Resets what is open; what comes is forwarded to somebody else.
  public void divert(InetSocketAddress another) {
    target = another;
    reset();
  }

  /// Resets what is open now; what comes is forwarded.
  public void reset() {
    open.forEach(ProxiedConnection::reset);
  }

  /// Accepts connections and forwards nothing, in either direction, as a paused part does.
  public void stall() {
    fault.stall();
  }

  /// Every piece waits so long before it is forwarded.
  public void delay(Duration wait) {
    fault.delay(wait);
  }

  /// Resets each connection once so many bytes of answers have come through it.
  public void cutAnswersAfter(long bytes) {
    fault.cutAnswersAfter(bytes);
  }

  /// Resets each connection once so many bytes of requests have gone through it.
  public void cutRequestsAfter(long bytes) {
    fault.cutRequestsAfter(bytes);
  }

  /// Runs `action` when a piece from a client holds `text` (Latin-1), once for each such piece,
  /// after the piece was forwarded and before any answer to it is.
  ///
  /// @param action may reset, stall or refuse
  public void onRequest(String text, Runnable action) {
    fault.onRequest(text, action);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        take(listening.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void take(Socket client) {
    if (refusing) {
      ProxiedConnection.reset(client);
      return;
    }
    Thread.ofVirtual().start(() -> forward(client));
  }

  private void forward(Socket client) {
    try {
      var to = target;
      var connection = ProxiedConnection.open(client, to, fault);
      open.add(connection);
      if (refusing || !to.equals(target)) {
        connection.reset();
      }
      connection.run();
      open.remove(connection);
    } catch (IOException unreachable) {
      ProxiedConnection.reset(client);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fault.end();
    reset();
  }
}
