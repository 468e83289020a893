package dev.waybill.bootstrap.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// What runs here: always 1, the labels tell.
///
/// @param version of Waybill
/// @param database `sqlite` or `postgresql`
/// @param storage `disk` or `s3`
public record BuildInfo(String version, String database, String storage) {
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("waybill.build.info", () -> 1)
        .description("Which Waybill runs, on which Java, and what it keeps things in")
        .tag("version", version)
        .tag("java", Runtime.version().toString())
        .tag("database", database)
        .tag("storage", storage)
        .register(meters);
  }
}
