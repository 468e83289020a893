package dev.waybill.rest.container;

import dev.waybill.rest.container.RequestBodyException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/// The body of a request as the network delivers it, without a copy. For one thread; blocks it
/// while the client is silent. A client that waits for `100 Continue` (RFC 9110 section 10.1.1) is
/// told to go on by the first [#read].
///
/// What is handed on is counted and held against the message's framing: where they differ there is
/// no end of the body but a [RequestBodyException].
public final class RequestBody {
  /// Takes one piece of a body. The buffer is valid during the call only.
  @FunctionalInterface
  public interface Consumer {
    void accept(ByteBuffer bytes) throws IOException;
  }

  /// How long a wait may go on before it is asked whether anybody is still there.
  private static final long LOOK_UP = TimeUnit.MILLISECONDS.toNanos(500);

  private final Content.Source source;
  private final BodyLimits limits;
  private final boolean expectsContinue;
  private BodyRate rate;
  private BooleanSupplier gone = () -> false;
  private long handedOn;
  private volatile boolean cut;
  private boolean started;
  private boolean discarded;
  private boolean disregarded;
  private boolean ended;
  private OptionalLong endedAt = OptionalLong.empty();

  RequestBody(Content.Source source, BodyLimits limits, boolean expectsContinue) {
    this.source = source;
    this.limits = limits;
    this.rate = new BodyRate(limits);
    this.expectsContinue = expectsContinue;
  }

  /// A body that is there already, for tests and for callers without a connection.
  public static RequestBody of(ByteBuffer... pieces) {
    return new RequestBody(Content.Source.from(pieces), BodyLimits.DEFAULT, false);
  }

  /// Length in bytes as announced, -1 if unknown (chunked).
  public long length() {
    return source.getLength();
  }

  /// Length in bytes where the client announced it.
  public OptionalLong announced() {
    return length() < 0 ? OptionalLong.empty() : OptionalLong.of(length());
  }

  /// The `System.nanoTime()` at which the end of a body was read.
  OptionalLong endedAt() {
    return endedAt;
  }

  /// Whether the client has not sent the body yet and waits for a word: an answer before the first
  /// [#read] spares it the upload.
  public boolean expectsContinue() {
    return expectsContinue && !started;
  }

  /// Hands the next piece over, which has at least one byte.
  ///
  /// @return false at the end of the body; nothing was handed over then
  /// @throws RequestBodyException if the body cannot be had in full
  /// @throws IOException what the consumer throws
  public boolean read(Consumer consumer) throws IOException {
    started = true;
    while (!ended) {
      var chunk = source.read();
      if (chunk == null) {
        await();
      } else if (take(chunk, consumer)) {
        return true;
      }
    }
    return false;
  }

  /// Says that nothing of the answer stands for this body, of which nothing was read. Otherwise a
  /// request that carries content succeeds only if its body was read to the end.
  public void disregard() {
    disregarded = true;
  }

  /// Whether an answer of success may stand for this body: all of it was handed on, up to the end
  /// that its framing tells, or there is none, or nobody was to read it.
  boolean isAccountedFor() {
    return disregarded || ((ended || isEmpty()) && !discarded && announcedIs(handedOn));
  }

  /// Nothing was read yet and nothing is to come.
  private boolean isEmpty() {
    return !started && isFinishedOrSmall(1) && !discarded;
  }

  private boolean announcedIs(long count) {
    return length() < 0 || length() == count;
  }

  /// Its connection is about to be closed by a stop: that is not the client's fault. From any
  /// thread.
  void cut() {
    cut = true;
  }

  /// Hands every piece over, in order, up to the end.
  public void forEach(Consumer consumer) throws IOException {
    while (read(consumer)) {
      // All is done by the consumer.
    }
  }

  /// Reads what is there already, as far as that is little, and says whether that was all. Never
  /// waits, so a client that expects a 100 is not told to send.
  boolean isFinishedOrSmall(int readsAtMost) {
    for (var reads = 0; !ended && !expectsContinue() && reads < readsAtMost; reads++) {
      if (!discardAvailable()) {
        return false;
      }
    }
    return ended;
  }

  /// Reads what still comes and throws it away, up to the limits. For HTTP/2, where Jetty does not
  /// always tell that the client has dropped the stream.
  ///
  /// @param dropped asked now and then while nothing comes
  void linger(BooleanSupplier dropped) {
    var left = new AtomicLong(limits.lingerBytes());
    rate = BodyRate.waitingAtMost(limits.lingerTime());
    gone = dropped;
    try {
      while (left.get() > 0 && read(bytes -> left.addAndGet(-bytes.remaining()))) {
        // Nobody wants it.
      }
    } catch (IOException e) {
      // Then the client has seen enough.
      ended = true;
    }
  }

  private boolean discardAvailable() {
    var chunk = source.read();
    if (chunk == null || Content.Chunk.isFailure(chunk)) {
      return false;
    }
    ended = chunk.isLast();
    discarded |= chunk.hasRemaining();
    chunk.release();
    return true;
  }

  private boolean take(Content.Chunk chunk, Consumer consumer) throws IOException {
    if (Content.Chunk.isFailure(chunk)) {
      throw failure(chunk.getFailure());
    }
    try {
      var count = chunk.remaining();
      if (chunk.isLast() && !announcedIs(handedOn + count)) {
        throw failure(new EofException("Content-Length and body differ"));
      }
      ended = chunk.isLast();
      if (ended) {
        endedAt = OptionalLong.of(System.nanoTime());
      }
      if (count == 0) {
        return false;
      }
      rate.received(count);
      consumer.accept(chunk.getByteBuffer());
      handedOn += count;
      return true;
    } finally {
      chunk.release();
    }
  }

  private void await() throws RequestBodyException {
    var arrived = new Semaphore(0);
    source.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, arrived::release));
    for (var there = false; !there; ) {
      var from = System.nanoTime();
      there = acquire(arrived, Math.min(rate.patienceNanos(), LOOK_UP));
      if (!rate.waited(System.nanoTime() - from) || (!there && gone.getAsBoolean())) {
        throw tooSlow();
      }
    }
  }

  private static boolean acquire(Semaphore arrived, long nanos) throws RequestBodyException {
    try {
      return arrived.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestBodyException(Reason.BROKEN_OFF, e);
    }
  }

  private RequestBodyException tooSlow() {
    var cause = new TimeoutException("slower than the least rate");
    source.fail(cause);
    return new RequestBodyException(Reason.TOO_SLOW, cause);
  }

  private RequestBodyException failure(@Nullable Throwable cause) {
    var known = Optional.<Throwable>ofNullable(cause).orElseGet(EofException::new);
    return new RequestBodyException(reason(known), known);
  }

  private Reason reason(Throwable cause) {
    if (cut) {
      return Reason.STOPPED;
    }
    return cause instanceof TimeoutException ? Reason.TOO_SLOW : Reason.BROKEN_OFF;
  }
}
