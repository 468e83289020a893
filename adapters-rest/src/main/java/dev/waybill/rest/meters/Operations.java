package dev.waybill.rest.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// Counts what is going on, uploads and downloads apart from the rest. Which resource is which is
/// decided once, at the start.
final class Operations implements DynamicFeature {
  private final AtomicInteger all = new AtomicInteger();
  private final InFlight uploads = new InFlight();
  private final InFlight downloads = new InFlight();

  void bindTo(MeterRegistry meters) {
    inFlight(meters, "upload", uploads::number);
    inFlight(meters, "download", downloads::number);
    inFlight(meters, "other", () -> all.get() - uploads.number() - downloads.number());
  }

  private static void inFlight(MeterRegistry meters, String operation, IntSupplier number) {
    Gauge.builder("waybill.http.requests.in.flight", () -> Math.max(0, number.getAsInt()))
        .description("Requests that are being answered now")
        .tag("operation", operation)
        .register(meters);
  }

  void begun() {
    all.incrementAndGet();
  }

  void over() {
    all.decrementAndGet();
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    var path = resource.getResourceClass().getAnnotation(Path.class);
    if (path != null && path.value().startsWith("/upload")) {
      context.register(uploads);
    } else if (path != null && path.value().startsWith("/f/")) {
      context.register(downloads);
    }
  }
}
