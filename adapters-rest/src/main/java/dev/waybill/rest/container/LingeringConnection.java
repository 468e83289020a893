package dev.waybill.rest.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/// What is left of an HTTP/1 connection after its last answer (RFC 9112 section 9.6): our side is
/// closed, and what the client still sends is thrown away until it has seen that, within limits.
/// Closing at once would reset the connection and could take the answer with it.
final class LingeringConnection extends AbstractConnection implements Connection.UpgradeTo {
  private static final int BUFFER = 64 << 10;

  private final BodyLimits limits;
  private final ByteBufferPool buffers;
  private final long since = System.nanoTime();
  private long discarded;

  private LingeringConnection(
      EndPoint endPoint, Executor executor, ByteBufferPool buffers, BodyLimits limits) {
    super(endPoint, executor);
    this.buffers = buffers;
    this.limits = limits;
  }

  static LingeringConnection after(Request request, BodyLimits limits) {
    return new LingeringConnection(
        request.getConnectionMetaData().getConnection().getEndPoint(),
        request.getComponents().getExecutor(),
        request.getComponents().getByteBufferPool(),
        limits);
  }

  @Override
  public void onUpgradeTo(ByteBuffer read) {
    discarded = read.remaining();
  }

  @Override
  public void onOpen() {
    super.onOpen();
    getEndPoint().shutdownOutput();
    onFillable();
  }

  @Override
  public void onFillable() {
    var buffer = buffers.acquire(BUFFER, true);
    try {
      if (discard(buffer.getByteBuffer())) {
        fillInterested();
      } else {
        close();
      }
    } catch (IOException e) {
      close();
    } finally {
      buffer.release();
    }
  }

  /// Whether more may come.
  private boolean discard(ByteBuffer buffer) throws IOException {
    for (var count = getEndPoint().fill(buffer); count != 0; count = getEndPoint().fill(buffer)) {
      discarded += count;
      BufferUtil.clear(buffer);
      if (count < 0 || discarded > limits.lingerBytes()) {
        return false;
      }
    }
    var left = limits.lingerTime().minusNanos(System.nanoTime() - since).toMillis();
    getEndPoint().setIdleTimeout(Math.max(1, left));
    return left > 0;
  }
}
