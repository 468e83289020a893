package dev.waybill.bootstrap.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is shipped for Prometheus and Grafana, and the queries in it.
final class Deployed {
  static final Path RULES = Path.of("deploy", "prometheus", "waybill.rules.yml");
  static final Path RULES_TEST = Path.of("deploy", "prometheus", "waybill.rules.test.yml");
  private static final Path DASHBOARD = Path.of("deploy", "grafana", "waybill.json");
  private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
  private static final Pattern QUESTION = Pattern.compile("\\| \\d+ \\| (.*?) \\| (`.*`) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern METER =
      Pattern.compile("\\b(?:waybill|process|jvm)_[a-z_]+\\b(?!=)");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

  private Deployed() {}

  static String rules() {
    return read(RULES);
  }

  /// The names of all alerts, in their order.
  static List<String> alerts() {
    return ALERT.matcher(rules()).results().map(found -> found.group(1)).toList();
  }

  static String operations() {
    return read(OPERATIONS);
  }

  /// The queries that answer the on-call's questions, by question.
  static Map<String, List<String>> questions() {
    var questions = new LinkedHashMap<String, List<String>>();
    for (var line : operations().lines().toList()) {
      var row = QUESTION.matcher(line);
      if (row.matches()) {
        var queries = CODE.matcher(row.group(2)).results().map(q -> q.group(1)).toList();
        questions.put(
            row.group(1), queries.stream().map(query -> query.replace("\\|", "|")).toList());
      }
    }
    return questions;
  }

  /// The queries of the dashboard, as Grafana would send them, by panel.
  static Map<String, List<String>> panels() {
    var panels = new LinkedHashMap<String, List<String>>();
    try {
      for (var panel : new ObjectMapper().readTree(read(DASHBOARD)).path("panels")) {
        var queries = new ArrayList<String>();
        panel.path("targets").forEach(target -> queries.add(filled(target.path("expr").asText())));
        if (!queries.isEmpty()) {
          panels.put(panel.path("id").asText() + " " + panel.path("title").asText(), queries);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return panels;
  }

  private static String filled(String query) {
    return query.replace("$__rate_interval", "1m").replace("$__range", "1h");
  }

  /// The meters that a query names.
  static SortedSet<String> metersIn(String query) {
    var meters = new TreeSet<String>();
    METER.matcher(query).results().forEach(found -> meters.add(found.group()));
    return meters;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
