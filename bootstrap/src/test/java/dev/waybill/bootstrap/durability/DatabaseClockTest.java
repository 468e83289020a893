package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes on machines whose clocks are wrong: what expires does so by the database's clock, which
/// here is that of the test.
@InTurn("faults")
@Tag("distributed")
final class DatabaseClockTest {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final Duration NEAR = Duration.ofSeconds(60);

  @TempDir private Path data;

  DatabaseClockTest() {
    Required.program("faketime");
  }

  private Launch off(String by) {
    return Launch.of(data).under(List.of("faketime", "-f", by));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+4m", "-4m"})
  void anUploadLivesByTheDatabasesClock(String by) throws IOException {
    try (var node = WaybillProcess.serve(off(by))) {
      var before = InstantSource.system().instant();
      var reply =
          new Wire(node.port()).post("/upload", UploadBody.TYPE, UploadBody.ofTwo("30m").bytes());
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(Instant.parse(Answers.settings(reply.text()).expiresAt()))
          .isBetween(
              before.plus(LIFE).minus(NEAR),
              InstantSource.system().instant().plus(LIFE).plus(NEAR));
    }
  }

  @Test
  void aNodeWhoseClockIsFarOffDoesNotStart() {
    assertRefused("+6m", "serve");
    assertRefused("-6m", "serve");
    assertRefused("+6m", "sweep");
    assertRefused("+6m", "doctor");
    assertThat(off("+6m").run("sweep", "--accept-clock").exit()).isEqualTo(ExitCode.OK);
  }

  private void assertRefused(String by, String command) {
    var ended = off(by).run(command);
    assertThat(ended.exit()).as(ended.err()).isEqualTo(ExitCode.CONFIG);
    assertThat(ended.err())
        .containsPattern(
            "waybill: The clocks of this machine \\([^)]*\\) and of the database \\([^)]*\\) are"
                + " too far apart: set them right\\.\n");
  }
}
