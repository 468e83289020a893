package dev.waybill.bootstrap.durability;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a fault did to the clients of two nodes.
///
/// @param acknowledged uploads that were answered 200 meanwhile
/// @param seen what else clients were answered, and how often: a status, or `cut`
/// @param slowest the longest that an answer took
/// @param back from the end of the fault to the first upload and download of each node
/// @param stackLines how many lines of stack traces both logs gained
/// @param broken what breaks a promise, in words
record NodesOutcome(
    String fault,
    int acknowledged,
    Map<String, Integer> seen,
    Duration slowest,
    Duration back,
    int stackLines,
    List<String> broken) {
  NodesOutcome {
    seen = Map.copyOf(seen);
    broken = List.copyOf(broken);
  }

  static String head() {
    return "| fault | acknowledged | lost or altered | clients saw besides 200 | slowest answer |"
        + " back after | stack lines |\n"
        + "|---|---|---|---|---|---|---|\n";
  }

  String line() {
    return "| %s | %d | %d | %s | %.1f s | %.1f s | %d |%n"
        .formatted(
            fault,
            acknowledged,
            broken.size(),
            seenText(),
            seconds(slowest),
            seconds(back),
            stackLines);
  }

  private String seenText() {
    if (seen.isEmpty()) {
      return "nothing";
    }
    var parts = new TreeMap<>(seen).entrySet().stream();
    return String.join(", ", parts.map(each -> each.getValue() + " × " + each.getKey()).toList());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
