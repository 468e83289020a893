package dev.waybill.bootstrap.durability;

import dev.waybill.application.part.FaultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A table of what faults did, printed and written to a file.
final class FaultTable {
  private final Path file;
  private final List<NodesOutcome> rows = new ArrayList<>();

  FaultTable(Path file) {
    this.file = file;
  }

  /// Also to the table that the build prints.
  void add(NodesOutcome row) {
    rows.add(row);
    var lost = row.broken().size();
    new FaultRow("two nodes: " + row.fault(), 1, 0, row.acknowledged(), lost, 0, 0).record();
  }

  void print() throws IOException {
    var text = new StringBuilder(NodesOutcome.head());
    rows.forEach(row -> text.append(row.line()));
    Files.writeString(file, text);
    System.out.print(text);
  }
}
