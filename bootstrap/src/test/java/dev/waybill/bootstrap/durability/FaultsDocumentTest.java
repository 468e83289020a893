package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/faults.md` names tests that there are, and shows a row for each fault that [ManyNodesTest]
/// makes, in its order, and none in which anything was lost.
class FaultsDocumentTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DOCUMENT = ROOT.resolve("docs").resolve("faults.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|*]+) \\| \\d+ \\| (\\d+) \\|.*\\| (\\d+) \\|$");

  @Test
  void each_fault_has_a_row_without_a_loss_or_a_stack_trace() throws IOException {
    var rows = ROW.matcher(Files.readString(DOCUMENT)).results().toList();
    assertThat(rows.stream().map(row -> row.group(1)))
        .containsExactlyElementsOf(NodesFault.all().map(NodesFault::name).toList());
    assertThat(rows).allMatch(row -> row.group(2).equals("0") && row.group(3).equals("0"));
  }

  @Test
  void each_test_that_is_named_is_there() throws IOException {
    var named = TEST.matcher(Files.readString(DOCUMENT)).results().map(test -> test.group(1));
    assertThat(named.distinct()).hasSizeGreaterThan(20).isSubsetOf(tests());
  }

  private static Set<String> tests() throws IOException {
    try (var files = Files.find(ROOT, 14, (path, _) -> path.toString().endsWith("Test.java"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
