package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service while its store fails: nobody sends a body in vain, and no download ends as if
/// it were whole that is not.
@InTurn("faults")
@Tag("distributed")
final class StoreFaultsTest {
  private static final int RESETS = 4;
  private static final int MIDDLE = 300_000;

  @TempDir private Path data;

  @Test
  void down() throws Exception {
    refuses("S3 down", stand -> stand.store().refuse(), stand -> stand.store().pass());
  }

  @Test
  void hanging() throws Exception {
    refuses("S3 hanging", stand -> stand.store().stall(), stand -> stand.store().pass());
  }

  private void refuses(String fault, Consumer<Stand> begin, Consumer<Stand> end) throws Exception {
    refuses(data, fault, begin, end);
  }

  static void refuses(Path data, String fault, Consumer<Stand> begin, Consumer<Stand> end)
      throws Exception {
    Stand.outlives(
        fault,
        data,
        (stand, line, score) -> {
          begin.accept(stand);
          score.tried();
          try {
            // A short upload is itself the question; once it has failed, every other is asked
            // first.
            assertThat(stand.tryUpload()).as("the first upload").isEqualTo(503);
            Expecting.inVain(stand.port());
            assertThat(stand.tryDownload(line, score)).as("download").isIn(0, 503);
            Expecting.inVain(stand.port());
          } finally {
            end.accept(stand);
          }
        });
  }

  @Test
  void resetInTheMiddleOfUploads() throws Exception {
    resets("S3 resets uploads in the middle", stand -> stand.store().cutRequestsAfter(MIDDLE));
  }

  @Test
  void resetInTheMiddleOfDownloads() throws Exception {
    resets("S3 resets downloads in the middle", stand -> stand.store().cutAnswersAfter(MIDDLE));
  }

  private void resets(String fault, Consumer<Stand> begin) throws Exception {
    Stand.outlives(
        fault,
        data,
        (stand, line, score) -> {
          begin.accept(stand);
          for (int i = 0; i < RESETS; i++) {
            score.tried();
            assertThat(stand.tryUpload()).as("upload").isIn(0, 200, 503);
            assertThat(stand.tryDownload(line, score)).as("download").isIn(0, 200, 503);
          }
          stand.store().pass();
        });
  }
}
