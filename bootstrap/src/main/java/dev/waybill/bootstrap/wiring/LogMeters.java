package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.logging.LogLines;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// Says what the log does not hold.
record LogMeters(LogLines lines) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    for (var why : LogLines.Loss.values()) {
      FunctionCounter.builder("waybill.log.lines.lost", lines, log -> log.lost(why))
          .description("Lines that are missing in the log")
          .tag("reason", why.word())
          .register(registry);
    }
  }
}
