package dev.waybill.bootstrap.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// schemathesis makes requests of our document, right and wrong ones, and judges each answer by it.
/// What it finds that is no fault is in `src/test/generated/schemathesis/hooks.py`, with reasons.
@InTurn("schemathesis")
class SchemathesisTest {
  private static final String SEED = "20261130";

  /// An operation, in each of its phases; all of it takes about two minutes where nothing else
  /// runs.
  private static final String MOST_EXAMPLES = "10";

  @Test
  void the_service_keeps_what_its_document_promises(@TempDir Path data) throws IOException {
    var schemathesis =
        OutsideTools.folder("schemathesis").resolve("venv/bin/schemathesis").toString();
    var folder = Files.createDirectories(Path.of("target", "schemathesis").toAbsolutePath());
    try (var waybill = RunningWaybill.start(data, "--max-upload-size", Inputs.MOST_BYTES)) {
      var url = waybill.url().toString();
      var ended =
          Program.in(
                  folder,
                  schemathesis,
                  "run",
                  url + "/openapi.yaml",
                  "--checks=all",
                  "--phases=examples,coverage,fuzzing,stateful",
                  "--seed=" + SEED,
                  "--max-examples=" + MOST_EXAMPLES,
                  "--continue-on-failure",
                  "--generation-database=none",
                  "--no-color")
              .with("WAYBILL_URL", url)
              .with("SCHEMATHESIS_HOOKS", "hooks")
              .with("PYTHONPATH", Drives.driver("schemathesis").toString())
              .run();
      Files.writeString(Path.of("target", "generated-schemathesis.txt"), ended.out());
      assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
      assertThat(ended.out()).containsPattern("Test cases:\\s+([3-9]\\d\\d|\\d{4,}) generated");
    }
  }
}
