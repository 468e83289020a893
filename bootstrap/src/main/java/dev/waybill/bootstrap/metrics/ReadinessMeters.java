package dev.waybill.bootstrap.metrics;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/// Readiness as it was last found: a scrape never waits for a part that does not answer.
public final class ReadinessMeters {
  /// Every word that readiness may have for a problem.
  public static final List<String> PROBLEMS =
      List.of("starting", "stopping", "outdated", "storage", "database");

  private final Supplier<Readiness> readiness;
  private volatile Readiness last = Readiness.not("starting", "The service starts");

  public ReadinessMeters(Supplier<Readiness> readiness) {
    this.readiness = readiness;
  }

  void bindTo(MeterRegistry meters) {
    Gauge.builder("waybill.ready", () -> last.isReady() ? 1 : 0)
        .description("1 while an upload would work, as /health/ready has it")
        .register(meters);
    for (var problem : PROBLEMS) {
      Gauge.builder("waybill.readiness.problem", () -> last.problems().contains(problem) ? 1 : 0)
          .description("1 for what keeps the node from being ready")
          .tag("problem", problem)
          .register(meters);
    }
  }

  /// Asks again.
  void look() {
    last = readiness.get();
  }
}
