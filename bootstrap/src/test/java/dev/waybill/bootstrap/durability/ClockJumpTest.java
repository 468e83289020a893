package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clock that is wrong for a while makes uploads answer as expired, but removes nothing.
final class ClockJumpTest {
  private static final Duration JUMP = Duration.ofDays(8);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void nothingIsRemovedByAClockThatJumps(@TempDir Path data) throws IOException {
    var ahead = new AtomicReference<>(Duration.ZERO);
    InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
    var score = new Score("clock jumps 8 days and back");
    try (var waybill = RunningWaybill.start(data, clock, "--sweep-interval", "1s")) {
      var wire = new Wire(waybill.port());
      var reply = wire.post("/upload", UploadBody.TYPE, UploadBody.ofTwo("7d").bytes());
      var line = Answers.line(reply.text());
      score.acknowledged(1);
      awaitSweep(waybill, "done");

      ahead.set(JUMP);
      score.tried();
      assertThat(wire.get("/f/" + line.id()).status()).isEqualTo(404);
      awaitSweep(waybill, "refused");
      assertThat(waybill.site().look().uploads()).isEqualTo(1);

      ahead.set(Duration.ZERO);
      score.add(Check.of(List.of(line), Set.of(), waybill.port()));
      score.add("after the jump", waybill.site().look());
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  private static String metrics(RunningWaybill waybill) throws IOException {
    try (var in = waybill.managementUrl().resolve("/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void awaitSweep(RunningWaybill waybill, String outcome) throws IOException {
    var counted = Pattern.compile("waybill_sweeps_total\\{outcome=\"" + outcome + "\"} [1-9]");
    var began = System.nanoTime();
    while (!counted.matcher(metrics(waybill)).find()) {
      assertThat(Duration.ofNanos(System.nanoTime() - began)).as(outcome).isLessThan(PATIENCE);
    }
  }
}
