package dev.waybill.rest.meters;

import dev.waybill.rest.container.RequestObserver;
import dev.waybill.rest.container.RequestReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts requests by route template, method and status, and the bytes that they move. No label
/// ever holds an id, a name, an address or a token.
public final class RequestMeters implements RequestObserver {
  private final MeterRegistry registry;
  private final AtomicInteger active = new AtomicInteger();
  private final Counter received;
  private final Counter sent;
  private final Counter passwordFailures;

  public RequestMeters(MeterRegistry registry) {
    this.registry = registry;
    this.received = counter("waybill.bytes.received", "Bytes of request bodies");
    this.sent = counter("waybill.bytes.sent", "Bytes of response bodies");
    this.passwordFailures = counter("waybill.password.failures", "Wrong passwords for uploads");
    Gauge.builder("waybill.transfers.active", active, AtomicInteger::get)
        .description("Requests that are being answered now")
        .register(registry);
  }

  @Override
  public void started() {
    active.incrementAndGet();
  }

  @Override
  public void finished(RequestReport report) {
    active.decrementAndGet();
    received.increment((double) report.bytesIn());
    sent.increment((double) report.bytesOut());
    timer(report).record(report.duration());
  }

  /// A password was compared and was wrong.
  public void passwordFailed() {
    passwordFailures.increment();
  }

  private Timer timer(RequestReport report) {
    return Timer.builder("waybill.http.requests")
        .description("Requests from their first byte to the last of their answer")
        .tags(tags(report))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1))
        .register(registry);
  }

  private static Tags tags(RequestReport report) {
    return Tags.of(
        "route", report.route().orElse("none"),
        "method", report.method(),
        "status", Integer.toString(report.status()),
        "outcome", report.complete() ? "complete" : "broken_off");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
