package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.access.CspEvaluator.Finding;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// What Google's csp-evaluator finds in the policies of everything that is sent.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentSecurityPolicyTest {
  private static final String HTML = "text/html";
  private House house;

  @BeforeAll
  void start(@TempDir Path data) {
    house = new House(data);
  }

  @AfterAll
  void stop() {
    house.close();
  }

  @Test
  void everyAnswerHasOneAndNoneHasAFindingAboveLow(TestReporter reporter) {
    var policies = policies();
    assertThat(policies).doesNotContainKey("");
    var evaluator = CspEvaluator.ofThisMachine();
    var aboveLow = new ArrayList<String>();
    policies.forEach(
        (policy, whose) -> {
          var findings = evaluator.findings(policy);
          reporter.publishEntry(policy, findings + " " + new TreeSet<>(whose));
          findings.stream()
              .filter(Finding::isAboveLow)
              .forEach(one -> aboveLow.add(one + " " + whose));
        });
    assertThat(aboveLow).isEmpty();
  }

  @Test
  void aWeakPolicyIsFound() {
    assertThat(CspEvaluator.ofThisMachine().findings("script-src 'self' 'unsafe-inline'"))
        .anyMatch(found -> found.isAboveLow() && found.text().contains("unsafe-inline"))
        .anyMatch(found -> found.isAboveLow() && found.text().contains("user uploaded files"));
  }

  /// Each policy, and the answers that have it; empty for those without one.
  private SortedMap<String, List<String>> policies() {
    var found = new TreeMap<String, List<String>>();
    for (var path :
        List.of(
            "/",
            "/docs",
            "/docs/errors",
            "/openapi.json",
            "/api/v1/info",
            "/nowhere",
            "/f/none",
            "/manage/none")) {
      keep(found, path, house.client().get(path, "Accept", HTML));
      keep(found, path, house.client().get(path));
    }
    keep(found, "no form", house.post("/upload", House.FORM_TYPE, ""));
    for (var state : State.values()) {
      var sample = house.in(state);
      for (var path : List.of("/f/" + sample.upload(), "/manage/" + sample.token())) {
        keep(found, state + " page", house.client().get(path, "Accept", HTML));
        keep(found, state + " json", house.client().get(path, "Accept", "application/json"));
        keep(found, state + " bytes", house.client().get(path));
        keep(found, state + " preview", house.client().get(path, "User-Agent", "Slackbot 1.0"));
      }
      keep(found, state + " deleted", house.post("/delete/" + sample.token(), House.FORM_TYPE, ""));
    }
    return found;
  }

  private static void keep(
      SortedMap<String, List<String>> found, String what, HttpResponse<byte[]> answer) {
    var policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    found.computeIfAbsent(policy, _ -> new ArrayList<>()).add(what);
  }
}
