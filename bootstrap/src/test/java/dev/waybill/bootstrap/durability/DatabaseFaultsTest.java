package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service while its database fails: nobody sends a body in vain, nobody gets in whose
/// right cannot be checked, nothing that was refused happens later.
@Tag("slow")
@Tag("distributed")
final class DatabaseFaultsTest {
  private static final int CUTS = 5;
  private static final int CROWD = 64;

  @TempDir private Path data;

  @Test
  void down() throws IOException {
    refuses("database down", stand -> stand.database().refuse(), stand -> stand.database().pass());
  }

  @Test
  void paused() throws IOException {
    refuses("database paused", stand -> stand.database().stall(), stand -> stand.database().pass());
  }

  @Test
  void slow() throws IOException {
    refuses(
        "database slow, 5 s an answer",
        stand -> stand.database().delay(Duration.ofSeconds(5)),
        stand -> stand.database().pass());
  }

  private interface Step {
    void on(Stand stand) throws IOException;
  }

  private void refuses(String fault, Step begin, Step end) throws IOException {
    var score = new Score(fault);
    try (var stand = new Stand(data)) {
      var line = stand.upload();
      begin.on(stand);
      score.tried();
      Expecting.inVain(stand.port());
      assertThat(stand.tryDownload(line, score)).as("download").isIn(0, 503);
      assertThat(stand.change(line)).as("change").isEqualTo(503);
      assertThat(stand.delete(line)).as("delete").isEqualTo(503);
      Expecting.inVain(stand.port());
      end.on(stand);
      stand.isBack(line, score);
      stand.end(score);
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  /// Whoever asks for an upload waits for a lock, and takes a connection of the pool along.
  @Test
  void poolExhausted() throws Exception {
    var score = new Score("database pool exhausted");
    try (var stand = new Stand(data)) {
      var line = stand.upload();
      var held = stand.site().lock();
      score.tried();
      try (var crowd = new Crowd(CROWD, () -> stand.tryDownload(line, score))) {
        crowd.isThere();
        Expecting.inVain(stand.port());
        assertThat(stand.change(line)).as("change").isEqualTo(503);
        Expecting.inVain(stand.port());
        held.close();
        assertThat(crowd.end()).as("downloads").contains(503).isSubsetOf(0, 200, 503);
      }
      stand.isBack(line, score);
      stand.end(score);
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  /// Everybody can be read, nothing can be written.
  @Test
  void readOnly() throws IOException {
    var score = new Score("database read-only");
    try (var stand = new Stand(data)) {
      var line = stand.upload();
      stand.site().setReadOnly(true);
      score.tried();
      assertThat(stand.tryUpload()).as("upload").isIn(0, 503);
      Expecting.inVain(stand.port());
      assertThat(stand.tryDownload(line, score)).as("download").isEqualTo(200);
      assertThat(stand.delete(line)).as("delete").isEqualTo(503);
      stand.site().setReadOnly(false);
      stand.isBack(line, score);
      stand.end(score);
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  /// Nobody knows whether it was committed: the uploader is told that it failed, and either the
  /// whole upload is there or nothing of it.
  @Test
  void cutInCommit() throws IOException {
    var score = new Score("database connection cut in COMMIT");
    try (var stand = new Stand(data)) {
      var line = stand.upload();
      var failed = 0;
      for (int i = 0; i < CUTS; i++) {
        // Only a fresh connection spells it out.
        stand.database().reset();
        stand.database().onRequest("COMMIT", () -> stand.database().reset());
        score.tried();
        failed += stand.tryUpload() == 200 ? 0 : 1;
        stand.database().pass();
      }
      assertThat(failed).as("uploads whose commit was cut").isPositive();
      stand.isBack(line, score);
      stand.end(score);
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }
}
