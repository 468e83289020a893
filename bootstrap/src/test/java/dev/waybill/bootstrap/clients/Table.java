package dev.waybill.bootstrap.clients;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Clients by cases, as text. What is not `ok` has a number, which stands below with its reason.
final class Table {
  private static final String NOT_TRIED = "?";

  private final Map<String, Map<Case, String>> rows = new LinkedHashMap<>();
  private final List<String> reasons = new ArrayList<>();

  /// @param reason none if empty
  synchronized void set(Row row, Case column, String mark, String reason) {
    rows.computeIfAbsent(row.client().name(), name -> new EnumMap<>(Case.class))
        .put(column, reason.isEmpty() ? mark : mark + " " + number(reason));
  }

  private int number(String reason) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
    return reasons.indexOf(reason) + 1;
  }

  @Override
  public synchronized String toString() {
    var first = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    var text = new StringBuilder(" ".repeat(first));
    for (var column : Case.values()) {
      text.append("  ").append(padded(column.title(), width(column)));
    }
    rows.forEach((client, cells) -> append(text, padded(client, first), cells));
    for (var reason : reasons) {
      text.append('\n').append(number(reason)).append(": ").append(reason);
    }
    return text.append('\n').toString();
  }

  private static void append(StringBuilder text, String client, Map<Case, String> cells) {
    text.append('\n').append(client);
    for (var column : Case.values()) {
      text.append("  ").append(padded(cells.getOrDefault(column, NOT_TRIED), width(column)));
    }
  }

  private static int width(Case column) {
    return Math.max(5, column.title().length());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
