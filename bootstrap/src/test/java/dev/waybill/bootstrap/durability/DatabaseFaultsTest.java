package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service while its database fails: nobody sends a body in vain, nobody gets in whose
/// right cannot be checked, nothing that was refused happens later.
@InTurn("faults")
@Tag("distributed")
final class DatabaseFaultsTest {
  private static final int CUTS = 5;
  private static final int CROWD = 64;
  private static final Duration SLOW = Duration.ofSeconds(5);

  @TempDir private Path data;

  @Test
  void down() throws Exception {
    refuses("database down", stand -> stand.database().refuse());
  }

  @Test
  void paused() throws Exception {
    refuses("database paused", stand -> stand.database().stall());
  }

  @Test
  void slow() throws Exception {
    refuses("database slow, 5 s an answer", stand -> stand.database().delay(SLOW));
  }

  private void refuses(String fault, Consumer<Stand> begin) throws Exception {
    Stand.outlives(
        fault,
        data,
        (stand, line, score) -> {
          begin.accept(stand);
          score.tried();
          Expecting.inVain(stand.port());
          assertThat(stand.tryDownload(line, score)).as("download").isIn(0, 503);
          assertThat(stand.change(line)).as("change").isEqualTo(503);
          assertThat(stand.delete(line)).as("delete").isEqualTo(503);
          Expecting.inVain(stand.port());
          stand.database().pass();
        });
  }

  /// Whoever asks for an upload waits for a lock, and takes a connection of the pool along.
  @Test
  void poolExhausted() throws Exception {
    Stand.outlives(
        "database pool exhausted",
        data,
        (stand, line, score) -> {
          var held = stand.site().lock();
          score.tried();
          try (var crowd = new Crowd(CROWD, () -> stand.tryDownload(line, score))) {
            crowd.isThere();
            Expecting.oftenInVain(stand.port());
            assertThat(stand.change(line)).as("change").isEqualTo(503);
            assertThat(stand.tryUpload()).as("upload").isIn(0, 503);
            held.close();
            assertThat(crowd.end()).as("downloads").contains(503).isSubsetOf(0, 200, 503);
          }
        });
  }

  /// Everybody can be read, nothing can be written.
  @Test
  void readOnly() throws Exception {
    Stand.outlives(
        "database read-only",
        data,
        (stand, line, score) -> {
          stand.site().setReadOnly(true);
          score.tried();
          assertThat(stand.tryUpload()).as("upload").isIn(0, 503);
          Expecting.inVain(stand.port());
          assertThat(stand.tryDownload(line, score)).as("download").isEqualTo(200);
          assertThat(stand.delete(line)).as("delete").isEqualTo(503);
          stand.site().setReadOnly(false);
        });
  }

  /// Nobody knows whether it was committed: the uploader is told that it failed, and either the
  /// whole upload is there or nothing of it.
  @Test
  void cutInCommit() throws Exception {
    Stand.outlives(
        "database connection cut in COMMIT",
        data,
        (stand, _, score) -> {
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
        });
  }
}
