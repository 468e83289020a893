package dev.waybill.rest.meters;

import dev.waybill.rest.container.RequestReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The meters of one route, looked up once. Counters are there from the start; histograms, which
/// have many series, from the first request on.
final class RouteMeters {
  private static final String OTHER_METHOD = "other";
  private static final String NO_CODE = "none";

  private final MeterRegistry meters;
  private final MeteredRoute route;
  private final Counter received;
  private final Counter sent;
  private final Counter brokenOff;
  private final Map<String, Counter> failures = new ConcurrentHashMap<>();
  private final Map<String, Timer> durations = new ConcurrentHashMap<>();
  private final Map<String, Timer> own = new ConcurrentHashMap<>();

  RouteMeters(MeterRegistry meters, MeteredRoute route) {
    this.meters = meters;
    this.route = route;
    received = bytes("waybill.http.received", "Bytes of request bodies");
    sent = bytes("waybill.http.sent", "Bytes of response bodies");
    brokenOff =
        Counter.builder("waybill.http.responses.broken.off")
            .description("Answers that did not reach the client whole: it left, or we had to stop")
            .tag("route", route.template())
            .register(meters);
    route.codes().forEach(code -> failures.put(code.word(), failure(code.word(), code.status())));
  }

  void record(RequestReport report) {
    received.increment((double) report.bytesIn());
    sent.increment((double) report.bytesOut());
    if (!report.complete()) {
      brokenOff.increment();
    }
    if (report.status() >= 400) {
      var code = report.code().orElse(NO_CODE);
      failures.computeIfAbsent(code, word -> failure(word, report.status())).increment();
    }
    var method = route.methods().contains(report.method()) ? report.method() : OTHER_METHOD;
    durations.computeIfAbsent(method, this::duration).record(report.duration());
    report.times().own().ifPresent(took -> ownOf(method).record(took));
  }

  private Timer ownOf(String method) {
    return own.computeIfAbsent(method, this::ownDuration);
  }

  private Timer duration(String method) {
    return Timer.builder("waybill.http.request.duration")
        .description("From the first byte of a request to the last of its answer")
        .tag("route", route.template())
        .tag("method", method)
        .register(meters);
  }

  private Timer ownDuration(String method) {
    return Timer.builder("waybill.http.request.own.duration")
        .description(
            "From the last byte of a request to the first of its answer, without the transfers:"
                + " the commit of an upload, the time to the first byte of a download")
        .tag("route", route.template())
        .tag("method", method)
        .register(meters);
  }

  private Counter failure(String code, int status) {
    return Counter.builder("waybill.http.request.failures")
        .description("Requests that were answered with an error")
        .tag("route", route.template())
        .tag("code", code)
        .tag("status", Integer.toString(status))
        .register(meters);
  }

  private Counter bytes(String name, String description) {
    return Counter.builder(name)
        .baseUnit("bytes")
        .description(description)
        .tag("route", route.template())
        .register(meters);
  }
}
