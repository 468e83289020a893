package dev.waybill.storage.resilient;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Shows how much goes on in a bulkhead, how much may, and how often that was not enough.
final class CrowdMeters {
  private CrowdMeters() {}

  static void bind(Bulkhead crowd, MeterRegistry meters) {
    var kind = crowd.getName();
    var limit = crowd.getBulkheadConfig().getMaxConcurrentCalls();
    Gauge.builder(
            "waybill.store.calls.in.flight",
            crowd,
            c -> limit - c.getMetrics().getAvailableConcurrentCalls())
        .description("Calls of the blob store that go on now")
        .tag("kind", kind)
        .register(meters);
    Gauge.builder("waybill.store.calls.limit", () -> limit)
        .description("Calls of the blob store that may go on at the same time")
        .tag("kind", kind)
        .register(meters);
    var refused =
        Counter.builder("waybill.store.calls.refused")
            .description("Calls of the blob store that were refused as too many went on")
            .tag("kind", kind)
            .register(meters);
    crowd.getEventPublisher().onCallRejected(_ -> refused.increment());
  }
}
