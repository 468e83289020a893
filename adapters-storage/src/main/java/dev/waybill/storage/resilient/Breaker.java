package dev.waybill.storage.resilient;

import dev.waybill.application.port.StorageUnavailable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Knows whether one kind of call fails, and then says so at once. Only [StorageUnavailable]
/// counts: a store that is full or busy is there.
final class Breaker {
  private static final int WINDOW = 20;
  private static final int FAILING_PERCENT = 50;
  private static final int FEWEST = 10;
  private static final int PROBES = 3;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final String kind;
  private final CircuitBreaker breaker;

  /// @param kind of the calls, for the one who reads meters
  Breaker(String kind) {
    this.kind = kind;
    breaker =
        CircuitBreaker.of(
            "blob store",
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    WINDOW,
                    FEWEST,
                    SlidingWindowType.COUNT_BASED,
                    CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.SYNCHRONIZED)
                .failureRateThreshold(FAILING_PERCENT)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .ignoreException(thrown -> !(thrown instanceof StorageUnavailable))
                .build());
  }

  void bindTo(MeterRegistry meters) {
    for (var state : List.of(State.CLOSED, State.OPEN, State.HALF_OPEN)) {
      Gauge.builder("waybill.breaker.state", breaker, b -> b.getState() == state ? 1 : 0)
          .description("1 for the state of what answers for a part that is known to fail")
          .tag("breaker", "store_" + kind)
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  /// Makes a call that is over soon, and counts how it ends.
  <T> T call(Supplier<T> call) {
    try {
      return breaker.executeSupplier(call);
    } catch (CallNotPermittedException open) {
      throw open(open);
    }
  }

  void call(Runnable call) {
    try {
      breaker.executeRunnable(call);
    } catch (CallNotPermittedException open) {
      throw open(open);
    }
  }

  /// Fails where a call would not be made now. What comes of what begins here is told by [#went]
  /// and [#failed]: it may last for hours, and a trial call must be over soon.
  void require() {
    try {
      breaker.acquirePermission();
      breaker.releasePermission();
    } catch (CallNotPermittedException open) {
      throw open(open);
    }
  }

  void went() {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  void failed(RuntimeException how) {
    breaker.onError(0, TimeUnit.NANOSECONDS, how);
  }

  private StorageUnavailable open(CallNotPermittedException open) {
    return new StorageUnavailable(
        "%s of the blob store failed too often and are paused".formatted(kind), open);
  }
}
