package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two nodes behind HAProxy, PostgreSQL and S3 under load, and one fault after the other: nothing
/// that was acknowledged is lost, altered or out of reach, everything comes back by itself, and no
/// log holds a stack trace.
@InTurn("many-nodes")
@Tag("distributed")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ManyNodesTest {
  private static final int LEAST_ACKNOWLEDGED = 20_000;
  private static final Duration BACK_WITHIN = Duration.ofSeconds(20);
  private static final FaultTable TABLE = new FaultTable(Path.of("target", "many-nodes.txt"));

  private static TwoNodes nodes;

  @BeforeAll
  static void start(@TempDir Path temporary) throws Exception {
    OutsideTools.folder("proxies");
    nodes = new TwoNodes(temporary);
  }

  @AfterAll
  static void stop() throws Exception {
    if (nodes != null) {
      nodes.close();
      TABLE.print();
    }
  }

  static Stream<NodesFault> faults() {
    return NodesFault.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  @Order(1)
  void comes_back_by_itself(NodesFault fault) throws Exception {
    var outcome = nodes.outlive(fault, BACK_WITHIN);
    TABLE.add(outcome);
    assertThat(outcome.broken()).isEmpty();
    assertThat(outcome.back()).as("back after").isLessThan(BACK_WITHIN);
    assertThat(outcome.stackLines()).as("lines of stack traces").isZero();
  }

  @Test
  @Order(2)
  void everything_that_was_acknowledged_is_there() throws Exception {
    nodes.loadUntil(LEAST_ACKNOWLEDGED);
    var outcome = nodes.readBack();
    TABLE.add(outcome);
    assertThat(outcome.acknowledged()).isGreaterThanOrEqualTo(LEAST_ACKNOWLEDGED);
    assertThat(outcome.broken()).isEmpty();
  }
}
