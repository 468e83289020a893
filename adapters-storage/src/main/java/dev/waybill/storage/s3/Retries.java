package dev.waybill.storage.s3;

import io.github.resilience4j.core.IntervalFunction;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Makes calls of S3, and makes one again that can be repeated and has failed in a way that passes:
/// as often as [S3Fault#tries] says, after waits that double and differ, so that nodes that were
/// refused together do not come back together.
///
/// Seven tries, as a store that refuses three calls of ten then refuses one of 4 500 for good.
/// While nearly all calls fail, there are fewer: see [RetryBudget].
final class Retries {
  /// What one call and its waits may take before the next try.
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /// The same before the look that has a second.
  private static final Duration LONGEST_LOOK = Duration.ofMillis(300);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final int WAITS_OF_A_LOOK = 4;
  private static final double GROWTH = 2;
  private static final double SPREAD = 0.5;

  private final CallCounts counts;
  private final RetryBudget budget;
  private final Duration firstWait;
  private final IntervalFunction waits;
  private final Duration longest;
  private final CountDownLatch closed;

  private Retries(
      CallCounts counts,
      RetryBudget budget,
      Duration firstWait,
      Duration longest,
      CountDownLatch closed) {
    this.counts = counts;
    this.budget = budget;
    this.firstWait = firstWait;
    this.waits =
        IntervalFunction.ofExponentialRandomBackoff(firstWait, GROWTH, SPREAD, LONGEST_WAIT);
    this.longest = longest;
    this.closed = closed;
  }

  /// @param firstWait before the second try
  static Retries of(Duration firstWait) {
    return new Retries(
        new CallCounts(), new RetryBudget(), firstWait, LONGEST, new CountDownLatch(1));
  }

  /// Shows how often calls are made.
  void bindTo(MeterRegistry meters) {
    counts.bindTo(meters);
  }

  /// For one who has no time.
  Retries ofLook() {
    return new Retries(counts, budget, firstWait.dividedBy(WAITS_OF_A_LOOK), LONGEST_LOOK, closed);
  }

  /// @throws S3Fault that says which call it was and how often it was made
  <T> T call(S3Call call, Supplier<T> task) {
    var began = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        counts.called(call);
        var answer = task.get();
        budget.succeeded();
        return answer;
      } catch (S3Fault fault) {
        var wait = wait(attempt);
        var spent = Duration.ofNanos(System.nanoTime() - began).plus(wait);
        if (attempt >= fault.tries() || spent.compareTo(longest) > 0 || !budget.take()) {
          counts.failed(call);
          throw fault.during(call, attempt);
        }
        counts.repeated(call);
        pause(wait);
      }
    }
  }

  /// A call that cannot be repeated.
  <T> T once(S3Call call, Supplier<T> task) {
    try {
      counts.called(call);
      return task.get();
    } catch (S3Fault fault) {
      counts.failed(call);
      throw fault.during(call, 1);
    }
  }

  /// From half of the time on to one and a half of it.
  private Duration wait(int attempt) {
    return Duration.ofMillis(waits.apply(attempt));
  }

  private void pause(Duration wait) {
    try {
      if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw S3Fault.network(new InterruptedIOException("the store was closed"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw S3Fault.network(new InterruptedIOException("interrupted"));
    }
  }

  /// Nothing is tried again from now on; who waits for another try fails at once.
  void close() {
    closed.countDown();
  }
}
