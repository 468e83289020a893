package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps trouble with the server from spreading: while it is away everybody is answered at once,
/// while it is slow a bounded number waits for a bounded time, and what failed before it began is
/// tried once more.
final class PostgresGuard implements AutoCloseable {
  /// So many calls in a row that found no server, and it is taken to be away. One that found it
  /// among them says that it is not: after an outage the first success must not be held back.
  private static final int CALLS_WATCHED = 10;

  private static final float ALL = 100;

  /// One call that comes through is proof enough; of several, those that began before the server
  /// was back would count against it.
  private static final int CALLS_ON_TRIAL = 1;

  private static final Duration OPEN = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 2;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

  private final PostgresLine line;
  private final CircuitBreaker breaker;
  private final Retry retry;
  private final Duration drain;
  private volatile @Nullable String lastOutage;

  PostgresGuard(int places, PostgresLimits limits) {
    this.drain = limits.drain();
    this.line = new PostgresLine(places, PostgresLimits.WAITING);
    this.breaker = CircuitBreaker.of("postgres", breaking());
    this.retry =
        Retry.of(
            "postgres",
            RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .waitDuration(BETWEEN_ATTEMPTS)
                .retryOnException(fault -> fault instanceof TryAgain && isAnswering())
                .build());
  }

  private CircuitBreakerConfig breaking() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(CALLS_WATCHED)
        .minimumNumberOfCalls(CALLS_WATCHED)
        .failureRateThreshold(ALL)
        .permittedNumberOfCallsInHalfOpenState(CALLS_ON_TRIAL)
        .waitDurationInOpenState(OPEN)
        .recordException(this::isOutage)
        .build();
  }

  /// Runs a transaction, after a wait for its turn. Nobody waits while the server is away, and who
  /// does when that shows is not tried.
  <T> T run(PostgresTurn turn, Attempt<T> attempt) {
    line.enter(isAnswering() ? turn.patience() : Duration.ZERO);
    try {
      return admitted(attempt);
    } finally {
      line.leave();
    }
  }

  /// The server is silent: nobody else is to wait for it.
  void silent() {
    breaker.transitionToOpenState();
  }

  /// Whether there is a server to wait for.
  boolean isAnswering() {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }

  /// @param <T> what a transaction comes to
  @FunctionalInterface
  interface Attempt<T> {
    /// @param number of the attempt, from 0
    T make(int number);
  }

  private <T> T admitted(Attempt<T> attempt) {
    var attempts = new AtomicInteger();
    Supplier<T> repeated =
        Retry.decorateSupplier(retry, () -> attempt.make(attempts.getAndIncrement()));
    try {
      return breaker.executeSupplier(repeated);
    } catch (CallNotPermittedException away) {
      throw away(away);
    } catch (TryAgain failed) {
      throw failed.outcome();
    }
  }

  /// Runs a check that bounds its own time, beside the line.
  void check(Runnable probe) {
    try {
      breaker.executeRunnable(probe);
    } catch (CallNotPermittedException away) {
      throw away(away);
    }
  }

  private DatabaseUnavailable away(CallNotPermittedException open) {
    var why = lastOutage;
    return new DatabaseUnavailable(
            "the database does not answer" + (why == null ? "" : ": " + why), open)
        .undone();
  }

  private boolean isOutage(Throwable fault) {
    var outage = PostgresFaults.isOutage(fault);
    if (outage) {
      lastOutage = PostgresFaults.sql(fault).map(PostgresCause::of).orElse(null);
    }
    return outage;
  }

  /// Lets nothing begin any more, and waits for what is under way.
  @Override
  public void close() {
    breaker.transitionToForcedOpenState();
    line.shut(drain);
  }

  void bindTo(MeterRegistry meters) {
    for (var state : List.of(State.CLOSED, State.OPEN, State.HALF_OPEN)) {
      Gauge.builder("waybill.breaker.state", breaker, b -> b.getState() == state ? 1 : 0)
          .description("1 for the state of what answers for a part that is known to fail")
          .tag("breaker", "database")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  /// Whether whoever comes now has to wait for a turn.
  boolean isFull() {
    return line.isFull();
  }

  /// How many wait for their turn.
  int waiting() {
    return line.waiting();
  }
}
