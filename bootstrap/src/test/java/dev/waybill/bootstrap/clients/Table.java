package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.bootstrap.testing.Edition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Clients by what they do, as text. What is not `ok` has a number, which stands below with its
/// reason.
final class Table {
  private static final String NOT_TRIED = "?";

  private final String title;
  private final List<String> columns;
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final List<String> reasons = new ArrayList<>();

  /// @param title also in the name of its file
  Table(String title, List<String> columns) {
    this.title = title;
    this.columns = List.copyOf(columns);
  }

  /// @param reason none if empty
  synchronized void set(String row, String column, String mark, String reason) {
    rows.computeIfAbsent(row, name -> new HashMap<>())
        .put(column, reason.isEmpty() ? mark : mark + " " + number(reason));
  }

  private int number(String reason) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
    return reasons.indexOf(reason) + 1;
  }

  /// Prints it, and writes it into a file of `target`.
  void publish() {
    System.out.println(this);
    var file = Path.of("target", "clients-" + title + "-" + Edition.current() + ".txt");
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, toString(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized String toString() {
    var first = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    var text = new StringBuilder(title + ", " + Edition.current() + " edition\n");
    text.append(" ".repeat(first));
    for (var column : columns) {
      text.append("  ").append(padded(column, width(column)));
    }
    rows.forEach((client, cells) -> append(text, padded(client, first), cells));
    for (var reason : reasons) {
      text.append('\n').append(number(reason)).append(": ").append(reason);
    }
    return text.append('\n').toString();
  }

  private void append(StringBuilder text, String client, Map<String, String> cells) {
    text.append('\n').append(client);
    for (var column : columns) {
      text.append("  ").append(padded(cells.getOrDefault(column, NOT_TRIED), width(column)));
    }
  }

  private static int width(String column) {
    return Math.max(5, column.length());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
