package dev.waybill.bootstrap.generated;

import java.util.List;

/// Steps × clients, and below it what is to be said of each cell that is not ok.
record Table(List<Column> columns) {
  Table {
    columns = List.copyOf(columns);
  }

  String text() {
    var text = new StringBuilder("\n");
    text.append(cell("", 14));
    columns.forEach(column -> text.append(cell(column.name(), width(column))));
    text.append('\n');
    for (var step : Step.values()) {
      text.append(cell(step.key(), 14));
      columns.forEach(column -> text.append(cell(column.shown(step), width(column))));
      text.append(step.meaning()).append('\n');
    }
    columns.forEach(column -> column.notes().forEach(note -> text.append(note).append('\n')));
    return text.toString();
  }

  private static int width(Column column) {
    return Math.max(15, column.name().length() + 2);
  }

  private static String cell(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
