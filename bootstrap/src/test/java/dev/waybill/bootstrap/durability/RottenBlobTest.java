package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A byte that has changed in the store is never delivered as if all were well.
final class RottenBlobTest {
  @Test
  void aRottenBlobIsNeverAWholeAnswer(@TempDir Path data) throws IOException {
    var score = new Score("rotten blob");
    try (var waybill = RunningWaybill.start(data)) {
      var wire = new Wire(waybill.port());
      var reply = wire.post("/upload", UploadBody.TYPE, UploadBody.ofTwo("7d").bytes());
      var line = Answers.line(reply.text());
      score.acknowledged(1);
      waybill.site().look().blobs().keySet().forEach(waybill.site()::rot);
      for (var file : line.files()) {
        score.tried();
        assertThat(isWhole(wire, "/f/" + file.id() + "?download=1")).as("a file").isFalse();
      }
      score.tried();
      assertThat(isWhole(wire, "/f/" + line.id() + "?download=1")).as("the zip").isFalse();
    }
    score.record();
  }

  private static boolean isWhole(Wire wire, String path) {
    try {
      return wire.get(path).status() == 200;
    } catch (IOException cut) {
      return false;
    }
  }
}
