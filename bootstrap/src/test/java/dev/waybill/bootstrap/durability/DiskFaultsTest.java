package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.Sweep;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service on a disk that runs full or breaks, under its files and its database alike: an
/// upload is answered 200 and kept, or refused and gone.
@InTurn("faults")
@Tag("embedded")
final class DiskFaultsTest {
  private static final int VOLUME = 36 << 20;
  private static final int STEP = 96 << 10;
  private static final int BOTH_FILES = 1400 << 10;
  private static final int TRIES = 40;
  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

  /// Calls of the kernel, as libfiu knows them.
  private static final List<String> BROKEN =
      List.of(
          "posix/io/sync/fdatasync",
          "posix/io/sync/fsync",
          "posix/io/dir/rename",
          "posix/io/rw/pwrite");

  private final Ledger ledger = new Ledger();

  @TempDir private Path temporary;

  @Test
  void full() throws IOException {
    var score = new Score("disk full");
    var data = Files.createDirectory(temporary.resolve("data"));
    try (var volume = SmallVolume.mount(data, VOLUME)) {
      try (var waybill = WaybillProcess.serve(Launch.of(data), "--min-free-space", "0")) {
        upload(waybill.port());
        var answers = new ArrayList<Integer>();
        for (int free = 0; free < BOTH_FILES + 4 * STEP; free += STEP) {
          volume.leave(free);
          score.tried();
          answers.add(upload(waybill.port()));
          volume.makeRoom();
        }
        assertThat(answers).contains(507).isSubsetOf(200, 503, 507);
        end(waybill, data, score);
      }
      Sweep.once(data);
      score.add("after a sweep", Edition.site(data).look());
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  @Test
  void inputOutputErrors() throws IOException {
    Required.program("fiu-run");
    var score = new Score("EIO");
    var data = Files.createDirectory(temporary.resolve("data"));
    var errors = new InputOutputErrors(temporary.resolve("fiu"));
    try (var waybill = WaybillProcess.serve(Launch.of(data).under(errors.tool()))) {
      upload(waybill.port());
      for (var call : BROKEN) {
        errors.begin(waybill.pid(), call);
        var answers = new ArrayList<Integer>();
        for (int i = 0; i < TRIES; i++) {
          score.tried();
          answers.add(upload(waybill.port()));
        }
        errors.end(waybill.pid(), call);
        assertThat(answers).as(call).contains(503).isSubsetOf(200, 503);
      }
      end(waybill, data, score);
    }
    Sweep.once(data);
    score.add("after a sweep", Edition.site(data).look());
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  /// It comes back by itself, has all that it promised, and has it still after another start.
  private void end(WaybillProcess waybill, Path data, Score score) throws IOException {
    isBack(waybill.port());
    score.add(Check.of(ledger, waybill.port()));
    waybill.kill();
    try (var another = WaybillProcess.serve(Launch.of(data), "--min-free-space", "0")) {
      score.add(Check.of(ledger, another.port()));
    }
    score.acknowledged(ledger.acknowledged());
  }

  private int upload(int port) throws IOException {
    var reply = new Wire(port).post("/upload", UploadBody.TYPE, UploadBody.ofTwo("7d").bytes());
    if (reply.status() == 200) {
      ledger.acknowledge(Answers.line(reply.text()));
    }
    return reply.status();
  }

  private void isBack(int port) throws IOException {
    var began = System.nanoTime();
    while (upload(port) != 200) {
      var took = Duration.ofNanos(System.nanoTime() - began);
      assertThat(took).as("back again").isLessThan(BACK_WITHIN);
    }
  }
}
