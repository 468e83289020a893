package dev.waybill.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A section of the table, row by row against one service.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadInputs {
  private static final long MOST_GROWTH = 64 << 20;

  private final String[] settings;
  private Target target;
  private long heap;

  BadInputs(String... settings) {
    this.settings = settings;
  }

  abstract Stream<Row> rows(Target target);

  /// For sections that need a service of another kind.
  Target open(Path data) {
    return Target.start(data, settings);
  }

  @BeforeAll
  void start(@TempDir Path data) {
    target = open(data);
    heap = liveHeap();
  }

  @TestFactory
  Stream<DynamicTest> table() {
    return rows(target).map(row -> DynamicTest.dynamicTest(row.id(), () -> run(row)));
  }

  private void run(Row row) {
    var before = target.stock();
    row.trial().accept(target);
    target.stillServes();
    target.logsNoSecret();
    var after = target.stock();
    assertThat(after.uploads()).as("I3: uploads").isEqualTo(before.uploads() + row.uploads());
    if (row.uploads() >= 0) {
      assertThat(after.blobs().size() - before.blobs().size())
          .as("I3: blobs; of a deleted upload they stay until the next sweep")
          .isEqualTo(after.files().size() - before.files().size());
    }
    assertThat(after.unfinished()).as("I3: unfinished").isEqualTo(before.unfinished());
  }

  /// I7: what is still held when all is answered.
  @AfterAll
  void stop() {
    var growth = liveHeap() - heap;
    target.close();
    assertThat(growth).as("I7").isLessThan(MOST_GROWTH);
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
