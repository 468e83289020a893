package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 right at a step: whatever was asked for is done as a whole or not at all, and one sweep
/// removes what is left of it.
final class FailpointTest {
  @TempDir private Path temporary;

  @Test
  void aFewStepsAreOutlived() throws IOException {
    outlives(Point.HANDFUL, false);
  }

  @Test
  @InTurn("kills")
  void everyStepIsOutlived() throws IOException {
    outlives(Point.EVERY, true);
  }

  private void outlives(List<Point> points, boolean quick) throws IOException {
    var trial = new FailpointTrial(temporary.resolve("data"), quick);
    for (var point : points) {
      trial.kill(point);
    }
    trial.end();
    trial.score().record();
    assertThat(trial.score().broken()).isEmpty();
  }
}
