package dev.waybill.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `/metrics` tells of a service, and in which form.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private RunningWaybill waybill;
  private ContractClient client;
  private ContractClient management;

  @BeforeAll
  void start(@TempDir Path data) {
    waybill = RunningWaybill.start(data);
    client = new ContractClient(OpenApiContract.load(), waybill.url());
    management = new ContractClient(OpenApiContract.ofManagementPort(), waybill.managementUrl());
  }

  @AfterAll
  void stop() {
    management.close();
    client.close();
    waybill.close();
  }

  /// The second one is what Prometheus 3 sends.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */*                                                                         | text
          application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,\
          application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;\
          escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2         | open
          text/plain                                                                  | text
          image/png                                                                   | text
          ;;;                                                                         | text
          """)
  void the_format_is_what_the_scraper_prefers(String accept, String format) {
    var answer = management.get("/metrics", "Accept", accept);
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue(format.equals("open") ? OPEN_METRICS : TEXT);
    assertThat(text).contains("waybill_ready").contains("# HELP ");
    assertThat(text.endsWith("# EOF\n")).isEqualTo(format.equals("open"));
  }

  @Test
  void who_takes_gzip_gets_it() throws Exception {
    var answer = metricsIn("gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).contains("waybill_ready 1");
    assertThat(plain.length).isGreaterThan(5 * answer.body().length);
    assertThat(metricsIn("gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
  }

  private HttpResponse<byte[]> metricsIn(String coding) throws Exception {
    try (var plain = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(waybill.managementUrl().resolve("/metrics"))
              .header("Accept-Encoding", coding)
              .build();
      return plain.send(request, BodyHandlers.ofByteArray());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process_cpu_seconds_total",
        "process_resident_memory_bytes",
        "process_open_fds",
        "process_max_fds",
        "process_start_time_seconds",
        "jvm_gc_collection_seconds_count",
        "jvm_memory_used_bytes",
        "jvm_threads_current",
        "waybill_build_info",
        "waybill_database_connections_limit"
      })
  void the_process_has_its_standard_meters(String name) {
    assertThat(Scrape.of(waybill.managementUrl()).named(name)).isNotEmpty();
  }

  @Test
  void no_longest_duration_stands_beside_a_histogram() {
    var scrape = Scrape.of(waybill.managementUrl());
    assertThat(scrape.text()).contains("_seconds_bucket").doesNotContain("_seconds_max");
  }

  @Test
  void the_build_is_told() {
    var info = Scrape.of(waybill.managementUrl()).named("waybill_build_info");
    var embedded = Edition.current() == Edition.EMBEDDED;
    assertThat(info).hasSize(1).containsValue(1.0);
    assertThat(info.keySet().iterator().next())
        .contains(embedded ? "database=\"sqlite\"" : "database=\"postgresql\"")
        .contains(embedded ? "storage=\"disk\"" : "storage=\"s3\"")
        .contains("version=")
        .contains("java=\"25");
  }

  @Test
  void what_is_stored_is_counted() {
    var upload = BodyPublishers.ofString("eleven byte");
    assertThat(client.send("PUT", "/upload/a.txt", upload).statusCode()).isEqualTo(200);
    var scrape =
        Scrape.until(waybill.managementUrl(), seen -> seen.has("waybill_stored_bytes", 11));
    assertThat(scrape.value("waybill_stored_bytes")).hasValue(11);
    assertThat(scrape.value("waybill_stored_files")).hasValue(1);
    assertThat(scrape.value("waybill_stored_uploads")).hasValue(1);
    assertThat(scrape.value("waybill_sweep_backlog{kind=\"uploads\"}")).hasValue(0);
    assertThat(scrape.value("waybill_store_call_duration_seconds_count{operation=\"publish\"}"))
        .hasValue(1);
  }

  @Test
  void readiness_is_a_meter() {
    var scrape = Scrape.until(waybill.managementUrl(), seen -> seen.has("waybill_ready", 1));
    assertThat(scrape.value("waybill_ready")).hasValue(1);
    assertThat(scrape.named("waybill_readiness_problem"))
        .containsOnlyKeys(
            ReadinessMeters.PROBLEMS.stream()
                .map(word -> "waybill_readiness_problem{problem=\"" + word + "\"}")
                .toList())
        .doesNotContainValue(1.0);
  }
}
