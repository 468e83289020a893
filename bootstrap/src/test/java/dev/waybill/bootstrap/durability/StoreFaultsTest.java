package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.part.CephRgw;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service while its store fails: nobody sends a body in vain, and no download ends as if
/// it were whole that is not.
@Tag("slow")
@Tag("distributed")
final class StoreFaultsTest {
  @TempDir private Path data;

  private interface Step {
    void on(Stand stand) throws IOException;
  }

  @Test
  void down() throws IOException {
    refuses("S3 down", stand -> stand.store().refuse(), stand -> stand.store().pass());
  }

  @Test
  void hanging() throws IOException {
    refuses("S3 hanging", stand -> stand.store().stall(), stand -> stand.store().pass());
  }

  @Test
  void killed() throws IOException {
    var ceph = CephRgw.required();
    refuses("S3 gateway kill -9", _ -> ceph.killGateway(), _ -> ceph.restartGateway());
  }

  private void refuses(String fault, Step begin, Step end) throws IOException {
    var score = new Score(fault);
    try (var stand = new Stand(data)) {
      var line = stand.upload();
      begin.on(stand);
      score.tried();
      try {
        Expecting.inVain(stand.port());
        assertThat(stand.tryDownload(line, score)).as("download").isIn(0, 503);
        Expecting.inVain(stand.port());
      } finally {
        end.on(stand);
      }
      stand.isBack(line, score);
      stand.end(score);
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  @Test
  void resetInTheMiddleOfUploads() throws IOException {
    resets("S3 resets uploads in the middle", stand -> stand.store().cutRequestsAfter(300_000));
  }

  @Test
  void resetInTheMiddleOfDownloads() throws IOException {
    resets("S3 resets downloads in the middle", stand -> stand.store().cutAnswersAfter(300_000));
  }

  private void resets(String fault, Step begin) throws IOException {
    var score = new Score(fault);
    try (var stand = new Stand(data)) {
      var line = stand.upload();
      begin.on(stand);
      for (int i = 0; i < 4; i++) {
        score.tried();
        assertThat(stand.tryUpload()).as("upload").isIn(0, 200, 503);
        assertThat(stand.tryDownload(line, score)).as("download").isIn(0, 200, 503);
      }
      stand.store().pass();
      stand.isBack(line, score);
      stand.end(score);
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }
}
