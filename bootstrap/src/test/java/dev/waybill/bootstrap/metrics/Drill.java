package dev.waybill.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes alerts fire by a fault and clear by its end, in a real Prometheus, and keeps a table of
/// it.
final class Drill implements AutoCloseable {
  private static final Path TABLE = Path.of("target", "alerts.txt");
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /// What a test does that may fail.
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  private final Prometheus prometheus;

  private Drill(Prometheus prometheus) {
    this.prometheus = prometheus;
  }

  /// With the shipped rules, for people in a hurry: waits and windows are of seconds.
  static Drill begin(Path folder, List<String> targets, String rules) throws IOException {
    var drill = new Drill(Prometheus.start(Files.createDirectory(folder), targets, rules));
    drill.prometheus.await(
        () -> drill.prometheus.query("up == 1").size() == targets.size(), "not all are scraped");
    drill.prometheus.await(() -> drill.prometheus.firing().isEmpty(), "not quiet at first");
    return drill;
  }

  static String hurried(String rules) {
    return Arrays.stream(rules.split("(?=- alert: )"))
        .map(Drill::hurriedRule)
        .collect(Collectors.joining())
        .replace("> 3600", "> 8");
  }

  /// What looks at a window still waits for longer than the window, so that one event is silent.
  private static String hurriedRule(String rule) {
    var hurried = rule.replaceAll("\\[\\d+[mh]]", "[8s]");
    return hurried.replaceAll("for: \\d+[mh]", hurried.contains("[8s]") ? "for: 10s" : "for: 0s");
  }

  /// @param fault what begins, in a few words
  /// @param begin begins it
  /// @param meanwhile done again and again until all of them fire
  /// @param end ends it
  void fires(String fault, Set<String> alerts, Step begin, Step meanwhile, Step end)
      throws Exception {
    var began = System.nanoTime();
    begin.run();
    prometheus.await(() -> fire(alerts, meanwhile), alerts + " by " + fault + " do not all fire");
    var fired = System.nanoTime();
    end.run();
    prometheus.await(
        () -> Collections.disjoint(prometheus.firing(), alerts),
        alerts + " by " + fault + " do not all clear");
    tell(fault, alerts, fired - began, System.nanoTime() - fired);
  }

  /// Something happens once: the alert sees it, waits, and never fires.
  void staysSilent(String event, String alert, Step once) throws Exception {
    once.run();
    prometheus.await(() -> prometheus.pending().contains(alert), alert + " does not see " + event);
    prometheus.await(
        () -> {
          assertThat(prometheus.firing()).as(event).doesNotContain(alert);
          return !prometheus.pending().contains(alert);
        },
        alert + " does not forget " + event);
    keep("%-42s silent: %s%n".formatted(event, alert));
  }

  private boolean fire(Set<String> alerts, Step meanwhile) {
    try {
      meanwhile.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return prometheus.firing().containsAll(alerts);
  }

  private static void tell(String fault, Set<String> alerts, long fired, long cleared)
      throws IOException {
    keep(
        "%-42s fired after %2d s, cleared after %2d s: %s%n"
            .formatted(fault, fired / SECOND, cleared / SECOND, String.join(", ", alerts)));
  }

  private static void keep(String row) throws IOException {
    System.out.print(row);
    Files.createDirectories(TABLE.getParent());
    Files.writeString(TABLE, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// In the end nothing fires any more.
  @Override
  public void close() {
    try {
      prometheus.await(() -> prometheus.firing().isEmpty(), "not quiet at the end");
      assertThat(prometheus.firing()).isEmpty();
    } finally {
      prometheus.close();
    }
  }
}
