package dev.waybill.storage.metered;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// How often one kind of call fails for which reason. All of its series are there from the start,
/// so that the first failure is seen as a step.
final class CallFailures {
  private final Map<FailureReason, Counter> counters = new EnumMap<>(FailureReason.class);

  CallFailures(MeterRegistry meters, String operation) {
    for (var reason : FailureReason.values()) {
      counters.put(reason, counter(meters, operation, reason));
    }
  }

  /// The one counter of that kind.
  static Counter counter(MeterRegistry meters, String operation, FailureReason reason) {
    return Counter.builder("waybill.store.call.failures")
        .description("Calls of the blob store that failed, each try by itself")
        .tag("operation", operation)
        .tag("reason", reason.word())
        .register(meters);
  }

  void count(RuntimeException how) {
    Objects.requireNonNull(counters.get(FailureReason.of(how))).increment();
  }
}
