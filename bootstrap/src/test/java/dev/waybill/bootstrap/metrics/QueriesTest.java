package dev.waybill.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every query of the operator's document and of the dashboard, in a real Prometheus that scrapes a
/// real service.
@InTurn("alerts")
@Tag("embedded")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesTest {
  private static final int QUESTIONS = 15;

  /// Those that a node has only with PostgreSQL or S3.
  private static final Set<String> DISTRIBUTED =
      Set.of(
          "waybill_breaker_state", "waybill_store_calls_in_flight",
          "waybill_store_calls_refused_total", "waybill_store_calls_limit");

  private RunningWaybill waybill;
  private Prometheus prometheus;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    waybill = RunningWaybill.start(Files.createDirectory(folder.resolve("data")));
    prometheus =
        Prometheus.start(
            Files.createDirectory(folder.resolve("prometheus")),
            List.of("127.0.0.1:" + waybill.managementUrl().getPort()),
            Deployed.rules());
    try (var caller = new Caller(waybill.url())) {
      for (int n = 0; n < 5; n++) {
        caller.ask("GET", caller.upload("some bytes", "") + "/content");
      }
      prometheus.await(
          () -> prometheus.query("max(waybill_stored_uploads) == 5").size() == 1,
          "not five uploads: " + prometheus.query("waybill_stored_uploads"));
      caller.ask("GET", caller.upload("some bytes", "") + "/content");
      prometheus.await(
          () -> prometheus.query("max(waybill_stored_uploads) == 6").size() == 1, "not six");
    }
  }

  @AfterAll
  void stop() {
    prometheus.close();
    waybill.close();
  }

  @Test
  void every_question_is_answered() {
    var questions = Deployed.questions();
    assertThat(questions).hasSize(QUESTIONS);
    questions.forEach(
        (question, queries) -> {
          assertThat(queries).as(question).isNotEmpty();
          queries.forEach(query -> assertThat(prometheus.query(query)).as(query).isNotEmpty());
        });
  }

  @Test
  void every_panel_has_data_and_names_meters_that_are_there() {
    var panels = Deployed.panels();
    assertThat(panels).hasSizeGreaterThan(25);
    panels.forEach(
        (panel, queries) ->
            queries.forEach(
                query -> {
                  var found = prometheus.query(query);
                  if (isOfThisNode(query)) {
                    assertThat(found).as(panel + ": " + query).isNotEmpty();
                  }
                }));
    assertThat(unknown(panels)).isEmpty();
  }

  @Test
  void every_rule_names_meters_that_are_there() {
    assertThat(unknown(Map.of("rules", List.of(Deployed.rules().replaceAll("#.*", ""))))).isEmpty();
  }

  private static boolean isOfThisNode(String query) {
    return Deployed.metersIn(query).stream().noneMatch(DISTRIBUTED::contains);
  }

  private Set<String> unknown(Map<String, List<String>> queries) {
    var unknown = new TreeSet<String>();
    queries.values().forEach(all -> all.forEach(q -> unknown.addAll(Deployed.metersIn(q))));
    unknown.removeAll(prometheus.names());
    unknown.removeAll(DISTRIBUTED);
    return unknown;
  }
}
