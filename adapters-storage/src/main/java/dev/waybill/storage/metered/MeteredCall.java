package dev.waybill.storage.metered;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// One kind of call: how long it takes, failed or not, and how it fails.
final class MeteredCall {
  private final Timer duration;
  private final CallFailures failures;

  MeteredCall(MeterRegistry meters, String operation) {
    duration =
        Timer.builder("waybill.store.call.duration")
            .description(
                "Calls of the blob store, each try by itself; a read up to its first bytes")
            .tag("operation", operation)
            .register(meters);
    failures = new CallFailures(meters, operation);
  }

  <T> T time(Supplier<T> call) {
    var began = System.nanoTime();
    try {
      return call.get();
    } catch (RuntimeException failed) {
      failures.count(failed);
      throw failed;
    } finally {
      took(System.nanoTime() - began);
    }
  }

  void time(Runnable call) {
    var _ =
        time(
            () -> {
              call.run();
              return true;
            });
  }

  void took(long nanos) {
    duration.record(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(RuntimeException how) {
    failures.count(how);
  }
}
