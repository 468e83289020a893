package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/faults.md` shows a row for each fault that [ManyNodesTest] makes, in its order, and none
/// in which anything was lost.
class FaultsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "faults.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|*]+) \\| \\d+ \\| (\\d+) \\|.*\\| (\\d+) \\|$");

  @Test
  void each_fault_has_a_row_without_a_loss_or_a_stack_trace() throws IOException {
    var rows = ROW.matcher(Files.readString(DOCUMENT)).results().toList();
    assertThat(rows.stream().map(row -> row.group(1)))
        .containsExactlyElementsOf(NodesFault.all().map(NodesFault::name).toList());
    assertThat(rows).allMatch(row -> row.group(2).equals("0") && row.group(3).equals("0"));
  }
}
