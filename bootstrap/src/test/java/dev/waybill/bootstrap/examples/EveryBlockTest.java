package dev.waybill.bootstrap.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No document shows a command that nobody runs: each `sh` block is run by one of the tests, or has
/// its reason here.
final class EveryBlockTest {
  private static final Map<String, String> NOT_RUN =
      Map.of(
          "README.md: ./waybill serve",
          "builds everything; CheckoutLauncherTest runs it with a Maven that does not",
          "docs/benchmarks.md: docs/bench/against-nginx",
          "measures for minutes, on a distribution that was built before",
          "docs/releasing.md: java .mvn/Advisories.java .ci/advisories.txt"
              + " bootstrap/target/waybill/lib",
          "looks at a distribution, which each build with mvn verify does itself",
          "docs/faults.md: WAYBILL_TURNS=many-nodes .ci/run",
          "runs everything, and so it would run itself");

  @Test
  void is_run_once_or_has_its_reason() throws IOException {
    var names = Stream.concat(run().stream(), NOT_RUN.keySet().stream()).toList();
    var blocks = Documents.blocks();
    assertThat(blocks).allSatisfy(block -> assertThat(names).filteredOn(block::is).hasSize(1));
    assertThat(names).allSatisfy(name -> assertThat(blocks).anyMatch(block -> block.is(name)));
  }

  private static List<String> run() {
    return Stream.of(
            DocumentedCommandsTest.BLOCKS, OperatorBlocksTest.BLOCKS, List.of(MinioWalkTest.BLOCK))
        .flatMap(List::stream)
        .toList();
  }
}
