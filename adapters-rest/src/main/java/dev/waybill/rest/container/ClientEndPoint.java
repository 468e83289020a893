package dev.waybill.rest.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/// A client's connection with two rules that an idle timeout alone cannot express, since that
/// starts again with every byte: a head must be complete in time, and after a last answer the
/// connection lingers so that a client still sending gets to read it (RFC 9112 section 9.6).
final class ClientEndPoint extends SocketChannelEndPoint {
  private enum Phase {
    HEAD,
    EXCHANGE,
    LINGER
  }

  private final HttpSettings settings;
  private volatile Phase phase = Phase.HEAD;
  private volatile long since;
  private long lingered;

  ClientEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      HttpSettings settings) {
    super(channel, selector, key, scheduler);
    this.settings = settings;
  }

  static Optional<ClientEndPoint> of(Request request) {
    var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    return endPoint instanceof ClientEndPoint client ? Optional.of(client) : Optional.empty();
  }

  /// The head is complete: from now on only idleness counts.
  void exchangeBegins() {
    phase = Phase.EXCHANGE;
    setIdleTimeout(settings.connections().idle().toMillis());
  }

  /// The answer is written: wait for the next head, or for the client to go.
  void exchangeEnds(Request request) {
    var connection = request.getConnectionMetaData();
    if (connection.getHttpVersion() == HttpVersion.HTTP_2) {
      return;
    }
    since = 0;
    phase = connection.isPersistent() ? Phase.HEAD : Phase.LINGER;
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    return switch (phase) {
      case HEAD -> {
        var filled = super.fill(buffer);
        yield filled > 0 && !inTime(settings.head().deadline()) ? -1 : filled;
      }
      case EXCHANGE -> super.fill(buffer);
      case LINGER -> discard(buffer);
    };
  }

  private int discard(ByteBuffer buffer) throws IOException {
    for (var filled = super.fill(buffer); filled != 0; filled = super.fill(buffer)) {
      lingered += Math.max(0, filled);
      BufferUtil.clear(buffer);
      if (filled < 0
          || lingered > settings.body().lingerBytes()
          || !inTime(settings.body().lingerTime())) {
        return -1;
      }
    }
    return 0;
  }

  /// Bounds the next wait for bytes by what is left of the phase's time.
  private boolean inTime(Duration allowed) {
    var now = System.nanoTime();
    if (since == 0) {
      since = now;
    }
    var left = allowed.minusNanos(now - since).toMillis();
    if (left <= 0) {
      return false;
    }
    setIdleTimeout(Math.min(left, settings.connections().idle().toMillis()));
    return true;
  }
}
