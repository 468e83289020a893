package dev.waybill.bootstrap.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// All meters of one node.
public final class Metrics {
  /// Micrometer adds the longest duration of the last minutes to each histogram. It cannot be added
  /// up over nodes, and buckets tell more.
  private static final String LONGEST = "_seconds_max";

  private static final int USUAL_BYTES = 128 * 1024;

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ExpositionFormats formats = ExpositionFormats.init();

  public Metrics() {
    meters.config().meterFilter(new DurationBuckets());
  }

  public MeterRegistry registry() {
    return meters;
  }

  PrometheusRegistry prometheus() {
    return meters.getPrometheusRegistry();
  }

  /// In the text format of Prometheus, version 0.0.4, in UTF-8.
  public byte[] text() {
    return write(formats.getPrometheusTextFormatWriter());
  }

  /// In the text format of OpenMetrics, version 1.0.0, in UTF-8.
  public byte[] openMetrics() {
    return write(formats.getOpenMetricsTextFormatWriter());
  }

  private byte[] write(ExpositionFormatWriter writer) {
    var out = new ByteArrayOutputStream(USUAL_BYTES);
    try {
      writer.write(out, prometheus().scrape(name -> !name.endsWith(LONGEST)));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }
}
