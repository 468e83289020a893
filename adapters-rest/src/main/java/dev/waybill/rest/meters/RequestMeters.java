package dev.waybill.rest.meters;

import dev.waybill.rest.container.ConnectionLimits;
import dev.waybill.rest.container.HttpServer;
import dev.waybill.rest.container.RequestObserver;
import dev.waybill.rest.container.RequestReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.container.DynamicFeature;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/// Meters every request, by route template: how it ended, how long it took, how much it moved. No
/// label ever holds an id, a name, an address or a token, nor anything else that a client chooses.
public final class RequestMeters implements RequestObserver {
  private final MeterRegistry meters;
  private final Operations operations = new Operations();
  private final Map<String, RouteMeters> routes;
  private final RouteMeters none;
  private final Counter passwordFailures;

  public RequestMeters(MeterRegistry meters) {
    this.meters = meters;
    routes =
        MeteredRoute.all().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    MeteredRoute::template, route -> new RouteMeters(meters, route)));
    none = Objects.requireNonNull(routes.get(MeteredRoute.NONE));
    passwordFailures =
        Counter.builder("waybill.password.failures")
            .description("Wrong passwords for uploads")
            .register(meters);
    operations.bindTo(meters);
  }

  /// Sorts the requests that are being answered; for the resources of the service.
  public DynamicFeature operations() {
    return operations;
  }

  /// Shows what may go on at the same time, beside what does.
  public void watch(HttpServer server, ConnectionLimits limits) {
    gauge("waybill.http.requests.limit", limits.requests()::all)
        .description("Requests that may be answered at the same time; more get 503")
        .register(meters);
    gauge("waybill.http.requests.network.limit", limits.requests()::network)
        .description("Requests of one client network that may be; more get 429")
        .register(meters);
    gauge("waybill.http.connections", server::connections)
        .description("Connections of clients that are open")
        .register(meters);
    gauge("waybill.http.connections.limit", limits.connections()::all)
        .description("Connections of clients that may be open; more have to wait")
        .register(meters);
    gauge("waybill.http.connections.network.limit", limits.connections()::network)
        .description("Connections of one client network that may be open")
        .register(meters);
    FunctionCounter.builder(
            "waybill.http.connections.closed", server, HttpServer::connectionsClosed)
        .description("Connections closed because their client network had more than its share")
        .register(meters);
    FunctionCounter.builder("waybill.http.responses.too.slow", server, HttpServer::answersTooSlow)
        .description("Answers cut off because their client took them too slowly")
        .register(meters);
  }

  private static Gauge.Builder<IntSupplier> gauge(String name, IntSupplier number) {
    return Gauge.builder(name, number, IntSupplier::getAsInt).strongReference(true);
  }

  @Override
  public void started() {
    operations.begun();
  }

  @Override
  public void finished(RequestReport report) {
    operations.over();
    report.route().map(this::metersOf).orElse(none).record(report);
  }

  private RouteMeters metersOf(String template) {
    return routes.getOrDefault(template, none);
  }

  /// A password was compared and was wrong.
  public void passwordFailed() {
    passwordFailures.increment();
  }
}
