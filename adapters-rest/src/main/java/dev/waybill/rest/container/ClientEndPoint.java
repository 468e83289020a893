package dev.waybill.rest.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// A client's connection whose request heads must be complete in time. An idle timeout alone cannot
/// say that: it starts again with every byte.
final class ClientEndPoint extends SocketChannelEndPoint {
  /// For a client to read what its kernel and ours still hold of an answer, and to close: data that
  /// arrives after we have closed would reset the connection, and take the rest with it. Clients of
  /// HTTP/2 send while they read; those of HTTP/1.1 do only if they ask for more beforehand.
  private static final Duration LAST_READ_HTTP_2 = Duration.ofSeconds(10);

  private static final Duration LAST_READ_HTTP_1 = Duration.ofSeconds(2);

  /// For the rest of a head that is half there when the server stops.
  private static final Duration HALF_HEAD = Duration.ofSeconds(1);

  private final HttpSettings settings;
  private final ConnectionShares shares;
  private volatile boolean inHead = true;
  private volatile long since;
  private volatile boolean leaving;
  private volatile long leavingSince;
  private volatile boolean answered;
  private volatile @Nullable InetAddress peer;
  private final AtomicLong flushed = new AtomicLong();

  ClientEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      HttpSettings settings,
      ConnectionShares shares) {
    super(channel, selector, key, scheduler);
    this.settings = settings;
    this.shares = shares;
  }

  static Optional<ClientEndPoint> of(Request request) {
    var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    return endPoint instanceof ClientEndPoint client ? Optional.of(client) : Optional.empty();
  }

  /// The head is complete: from now on only idleness counts.
  void exchangeBegins() {
    inHead = false;
    setIdleTimeout(settings.connections().idle().toMillis());
  }

  /// The answer is written: the next head may come.
  void exchangeEnds(Request request) {
    answered = leaving;
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
      since = 0;
      inHead = true;
    }
  }

  /// The server stops. What is under way here goes on, under its own limits; else the connection is
  /// closed when nothing moves for a while.
  ///
  /// @param grace how long, if nothing was asked since
  void leave(Duration grace) {
    if (!leaving) {
      leavingSince = System.nanoTime();
      leaving = true;
    }
    if (isHttp2() && !isUnused()) {
      // Jetty would end the connection and not the stream that is idle, once it said GOAWAY.
      setIdleTimeout(0);
    } else if (isUnused()) {
      setIdleTimeout(Math.max(1, (answered ? lastRead() : grace).toMillis()));
      if (!isUnused()) {
        setIdleTimeout(settings.connections().idle().toMillis());
      }
    } else if (isInHalfHead()) {
      setIdleTimeout(Math.max(1, headMillis(System.nanoTime())));
      if (!isInHalfHead()) {
        setIdleTimeout(settings.connections().idle().toMillis());
      }
    }
  }

  @Override
  public void onOpen() {
    super.onOpen();
    if (getRemoteSocketAddress() instanceof InetSocketAddress address) {
      peer = address.getAddress();
    }
    shares.opened(this);
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    shares.closed(this);
    super.onClose(cause);
  }

  private Duration lastRead() {
    return isHttp2() ? LAST_READ_HTTP_2 : LAST_READ_HTTP_1;
  }

  /// The other end, also when it is closed; none if it was closed before it was open.
  Optional<InetAddress> peer() {
    return Optional.ofNullable(peer);
  }

  private boolean isInHalfHead() {
    return inHead && since != 0 && !(getConnection() instanceof LingeringConnection);
  }

  /// How much longer the head may take.
  private long headMillis(long now) {
    var left = settings.head().deadline().minusNanos(now - since);
    if (leaving) {
      var ending = HALF_HEAD.minusNanos(now - leavingSince);
      return Math.min(left.toMillis(), ending.toMillis());
    }
    return left.toMillis();
  }

  /// Nothing was asked on it that is not answered.
  boolean isUnused() {
    return getConnection() instanceof HTTP2Connection http2
        ? http2.getSession().getStreams().isEmpty()
        : inHead && since == 0 && !(getConnection() instanceof LingeringConnection);
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    var filled = super.fill(buffer);
    return filled > 0 && inHead && !isHttp2() && !inTime() ? -1 : filled;
  }

  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    var before = BufferUtil.remaining(buffers);
    try {
      return super.flush(buffers);
    } finally {
      flushed.addAndGet(before - BufferUtil.remaining(buffers));
    }
  }

  /// Bytes that are with the network.
  long flushed() {
    return flushed.get();
  }

  /// There heads and bodies of several streams are mixed: only the idle timeout counts.
  private boolean isHttp2() {
    return getConnection() instanceof HTTP2Connection;
  }

  /// Bounds the next wait for bytes by what is left of the head's time.
  private boolean inTime() {
    var now = System.nanoTime();
    if (since == 0) {
      since = now;
    }
    var left = headMillis(now);
    setIdleTimeout(Math.clamp(left, 1, settings.connections().idle().toMillis()));
    return left > 0;
  }
}
