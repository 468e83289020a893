package dev.waybill.bootstrap.metrics;

import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;

/// The process and its JVM under the names that Prometheus' own libraries give them, so that
/// anybody's dashboards and rules for a process or a JVM fit.
public final class ProcessMeters {
  private ProcessMeters() {}

  public static void bindTo(Metrics metrics) {
    var registry = metrics.prometheus();
    ProcessMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmMemoryMetrics.builder().register(registry);
    JvmBufferPoolMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
  }
}
