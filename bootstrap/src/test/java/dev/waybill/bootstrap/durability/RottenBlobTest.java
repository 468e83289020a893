package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
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

  /// A HEAD that says 200 of what no GET can have sends download managers into a loop.
  @Test
  @Tag("embedded")
  void aBlobThatIsGoneIsSaidToHeadAndGetAlike(@TempDir Path data) throws IOException {
    try (var waybill = RunningWaybill.start(data)) {
      var wire = new Wire(waybill.port());
      var reply = wire.post("/upload", UploadBody.TYPE, UploadBody.ofTwo("7d").bytes());
      var line = Answers.line(reply.text());
      var links =
          List.of(
              "/f/" + line.files().getFirst().id() + "?download=1",
              "/f/" + line.files().getFirst().id() + "/content");
      for (var link : links) {
        assertThat(status(waybill, "HEAD", link)).as(link).isEqualTo(200);
      }
      for (var blob : waybill.site().look().blobs().keySet()) {
        Files.delete(data.resolve("blobs").resolve(blob));
      }
      for (var link : links) {
        assertThat(status(waybill, "GET", link)).as(link).isEqualTo(503);
        assertThat(status(waybill, "HEAD", link)).as(link).isEqualTo(503);
      }
    }
  }

  private static int status(RunningWaybill waybill, String method, String link) throws IOException {
    var asked = (HttpURLConnection) waybill.url().resolve(link).toURL().openConnection();
    asked.setRequestMethod(method);
    return asked.getResponseCode();
  }

  private static boolean isWhole(Wire wire, String path) {
    try {
      return wire.get(path).status() == 200;
    } catch (IOException cut) {
      return false;
    }
  }
}
