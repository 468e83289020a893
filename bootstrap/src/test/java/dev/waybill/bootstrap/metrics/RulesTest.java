package dev.waybill.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Ended;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What promtool says of the meters and the rules.
@InTurn("alerts")
@Tag("embedded")
class RulesTest {
  private static final Pattern MINUTES = Pattern.compile("\\[(\\d+)m]");
  private static final Pattern WAIT = Pattern.compile("for: (\\d+)m");

  @BeforeEach
  void promtool() {
    OutsideTools.folder("prometheus");
  }

  @Test
  void the_meters_are_named_by_the_guide(@TempDir Path data) throws Exception {
    try (var waybill = RunningWaybill.start(Files.createDirectory(data.resolve("data")));
        var caller = new Caller(waybill.url())) {
      caller.ask("GET", caller.upload("x", "") + "/content");
      var scraped = data.resolve("metrics").toFile();
      Files.writeString(scraped.toPath(), Scrape.of(waybill.managementUrl()).text());
      var check = new ProcessBuilder("promtool", "check", "metrics").redirectInput(scraped);
      var ended = Ended.run(check);
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(ended.out() + ended.err()).isBlank();
    }
  }

  @Test
  void the_rules_are_valid() {
    var ended = Ended.run(new ProcessBuilder("promtool", "check", "rules", "" + Deployed.RULES));
    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
  }

  @Test
  void each_alert_waits_as_long_as_it_says() throws Exception {
    var ended =
        Ended.run(new ProcessBuilder("promtool", "test", "rules", "" + Deployed.RULES_TEST));
    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    var tested = Files.readString(Deployed.RULES_TEST);
    assertThat(Deployed.alerts()).allMatch(alert -> tested.contains("alertname: " + alert));
  }

  /// Neither a damaged file nor a defect passes by itself: seen once is enough.
  @Test
  void what_looks_at_a_window_waits_for_longer_than_the_window() {
    var rules = Arrays.stream(Deployed.rules().split("(?=- alert: )")).skip(1);
    var hasty = rules.filter(RulesTest::firesByOneEvent).map(rule -> rule.lines().findFirst());
    assertThat(hasty.map(Optional::orElseThrow))
        .containsExactlyInAnyOrder("- alert: WaybillDefect", "- alert: WaybillDamagedFile");
  }

  private static boolean firesByOneEvent(String rule) {
    var windows = MINUTES.matcher(rule.replace("[1h]", "[60m]")).results();
    var wait = WAIT.matcher(rule);
    var waits = wait.find() ? Integer.parseInt(wait.group(1)) : 0;
    return windows.anyMatch(window -> Integer.parseInt(window.group(1)) >= waits);
  }

  @Test
  void the_document_says_what_to_do_for_each_alert() {
    assertThat(Deployed.alerts())
        .allMatch(alert -> Deployed.operations().contains("`" + alert + "`"));
  }
}
