package dev.waybill.storage.resilient;

import dev.waybill.application.port.StorageUnavailable;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;

/// Tries a second and a third time what has failed quickly and can be done twice.
final class Patience {
  private static final int TRIES = 3;
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);

  /// After this nothing is tried again: somebody waits for the answer.
  private static final long MOST_NANOS = Duration.ofMillis(700).toNanos();

  private Patience() {}

  static <T> T with(Supplier<T> call) {
    var began = System.nanoTime();
    return Retry.of("blob store", retries(began)).executeSupplier(call);
  }

  private static RetryConfig retries(long began) {
    return RetryConfig.custom()
        .maxAttempts(TRIES)
        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_WAIT))
        .retryOnException(
            thrown ->
                thrown instanceof StorageUnavailable && System.nanoTime() - began < MOST_NANOS)
        .build();
  }
}
