package dev.waybill.rest.container;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;
import org.jspecify.annotations.Nullable;

/// Judges how fast the client takes an answer, by the same rule as [BodyRate] for what it sends: a
/// piece that is with the network only in part counts with that part. One that is too slow loses
/// the stream (HTTP/2) or the connection. For the request's thread.
final class AnswerRate {
  /// For the reset of a stream to be sent; a client that takes nothing at all loses the connection.
  private static final Duration RESET = Duration.ofSeconds(1);

  private final Request request;
  private final InetAddress client;
  private final SlowReaders slow;
  private final BodyRate rate;
  private long seen;

  AnswerRate(Request request, InetAddress client, SlowReaders slow) {
    this.request = request;
    this.client = client;
    this.slow = slow;
    this.rate = new BodyRate(slow.limits());
    this.seen = taken();
  }

  /// Waits until a piece is with the network. Jetty holds on to the piece until then, so this ends
  /// no sooner, also where the client is cut off.
  ///
  /// @throws IOException if it cannot be sent, or the client takes it too slowly
  void await(Sent sent) throws IOException {
    var there = false;
    while (!there) {
      var from = System.nanoTime();
      there = sent.within(rate.patienceNanos());
      var now = taken();
      rate.received(now - seen);
      seen = now;
      if (!rate.waited(System.nanoTime() - from) && !there) {
        throw cutOff(sent);
      }
    }
    sent.requireSuccess(() -> slow.cut(client));
  }

  /// Bytes that are with the network: of the connection, or of the stream.
  private long taken() {
    return stream()
        .map(CountingFlowControl::sent)
        .or(() -> ClientEndPoint.of(request).map(ClientEndPoint::flushed))
        .orElse(seen);
  }

  private Optional<Stream> stream() {
    return request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection
        ? Optional.ofNullable(connection.getSession().getStream(Integer.parseInt(request.getId())))
        : Optional.empty();
  }

  private IOException cutOff(Sent sent) throws IOException {
    var cause = new TimeoutException("slower than the least rate");
    slow.cut(client);
    var stream = stream();
    stream.ifPresent(AnswerRate::cancel);
    if (stream.isEmpty() || !sent.within(RESET.toNanos())) {
      request.getConnectionMetaData().getConnection().getEndPoint().close(cause);
      sent.within(Long.MAX_VALUE);
    }
    return new IOException(cause);
  }

  private static void cancel(Stream stream) {
    var cancelled = new ResetFrame(stream.getId(), ErrorCode.CANCEL_STREAM_ERROR.code);
    stream.reset(cancelled, Callback.NOOP);
  }

  /// Told once a piece is with the network, or cannot be sent.
  static final class Sent implements Callback {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;

    @Override
    public void succeeded() {
      done.countDown();
    }

    @Override
    public void failed(Throwable cause) {
      failure = cause;
      done.countDown();
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    private boolean within(long nanos) throws InterruptedIOException {
      try {
        return done.await(nanos, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while an answer was sent");
      }
    }

    /// @param idle told where nothing at all was taken for the idle timeout
    private void requireSuccess(Runnable idle) throws IOException {
      if (failure instanceof TimeoutException) {
        idle.run();
      }
      if (failure != null) {
        throw IO.rethrow(failure);
      }
    }
  }
}
