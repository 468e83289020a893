package dev.waybill.storage.s3;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// When the store has last taken what was written, and whether the last write has failed.
final class Pulse {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final AtomicLong last = new AtomicLong(System.nanoTime() - FRESH_NANOS);

  /// The question under way, for all who come meanwhile.
  private final AtomicReference<@Nullable CompletableFuture<Boolean>> asked =
      new AtomicReference<>();

  private volatile boolean ill;

  /// A write has gone well.
  void beat() {
    last.set(System.nanoTime());
    ill = false;
  }

  /// A write has failed: what went well before it says nothing any more.
  void miss() {
    ill = true;
  }

  boolean isIll() {
    return ill;
  }

  /// Whether a write went well so short a time ago that asking would tell nothing new.
  private boolean isFresh() {
    return !ill && System.nanoTime() - last.get() < FRESH_NANOS;
  }

  /// Asks, unless that would tell nothing new: hundreds of uploads that begin together ask once.
  ///
  /// @param question fails where the store does not answer as it should
  void require(Runnable question) {
    if (isFresh()) {
      return;
    }
    var mine = new CompletableFuture<Boolean>();
    var others = asked.compareAndExchange(null, mine);
    if (others != null) {
      await(others);
    } else {
      ask(question, mine);
    }
  }

  private void ask(Runnable question, CompletableFuture<Boolean> answer) {
    try {
      question.run();
      beat();
      answer.complete(true);
    } catch (RuntimeException fault) {
      miss();
      answer.completeExceptionally(fault);
      throw fault;
    } finally {
      answer.cancel(false);
      asked.set(null);
    }
  }

  private static void await(CompletableFuture<Boolean> answer) {
    try {
      answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
    } catch (CancellationException broken) {
      throw new IllegalStateException("the question broke off", broken);
    }
  }
}
