package dev.waybill.bootstrap.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Makes a histogram of every duration of ours, all with the same buckets: from a small download on
/// a quiet machine to a large upload over a slow line.
final class DurationBuckets implements MeterFilter {
  private static final String OURS = "waybill.";

  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600
  };

  private final DistributionStatisticConfig buckets =
      DistributionStatisticConfig.builder()
          .serviceLevelObjectives(
              DoubleStream.of(SECONDS).map(s -> s * Duration.ofSeconds(1).toNanos()).toArray())
          .build();

  @Override
  public @Nullable DistributionStatisticConfig configure(
      Meter.Id id, DistributionStatisticConfig config) {
    return id.getType() == Meter.Type.TIMER && id.getName().startsWith(OURS)
        ? buckets.merge(config)
        : config;
  }
}
