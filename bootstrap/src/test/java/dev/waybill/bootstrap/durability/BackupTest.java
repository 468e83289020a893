package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The drill of docs/operations.md: a backup while uploads go on, and a restore into an empty
/// folder. And the order that it warns of.
@Tag("embedded")
final class BackupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CLIENTS = 3;

  private final Ledger ledger = new Ledger();

  @TempDir private Path folder;
  private Path data = Path.of("");
  private Backup backup = new Backup(data, data);

  @BeforeEach
  void folders() {
    data = folder.resolve("data");
    backup = new Backup(data, folder.resolve("restored"));
  }

  /// @param before what was answered before the backup began
  /// @param between begun after its first part was complete, and answered before its second began
  /// @param after once it was complete
  private record Eras(List<Line> before, List<Line> between, List<Line> after) {}

  private Eras serveAndBackUp(Runnable first, Runnable second) {
    try (var waybill = WaybillProcess.serve(data)) {
      var port = waybill.port();
      uploading(port, () -> more(20));
      var before = answered();
      uploading(port, first);
      var firstPart = answered();
      uploading(port, () -> more(15));
      var secondPart = answered();
      uploading(port, second);
      var complete = answered();
      uploading(port, () -> more(10));
      waybill.terminate();
      assertThat(waybill.exit()).isEqualTo(143);
      var all = ledger.kept();
      return new Eras(
          all.subList(0, before),
          all.subList(firstPart, secondPart),
          all.subList(complete, all.size()));
    }
  }

  /// Clients upload as long as it takes, and end what they have begun.
  private void uploading(int port, Runnable meanwhile) {
    try (var uploader = new Uploader(port, ledger)) {
      uploader.start(CLIENTS, 11);
      meanwhile.run();
    }
  }

  private int answered() {
    return ledger.kept().size();
  }

  private void more(int uploads) {
    assertThat(ledger.reaches(ledger.acknowledged() + uploads, PATIENCE)).isTrue();
  }

  @Test
  void theDocumentedOrderKeepsWhatWasThereBefore() throws IOException {
    var eras = serveAndBackUp(backup::database, backup::blobs);
    var operator = new Operator(backup.to());
    var found = operator.run("doctor", "--deep");
    assertThat(found.exit()).as(found.out() + found.err()).isZero();
    assertThat(found.out()).contains("Nothing is wrong");
    try (var waybill = RunningWaybill.start(backup.to())) {
      isWhole(waybill, eras.before());
      isUnknown(waybill, eras.after());
      new Uploader(waybill.port(), new Ledger()).upload(new Random(1));
    }
    assertThat(eras.before()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(eras.after()).isNotEmpty();
  }

  /// The files first: then there are rows without their bytes.
  @Test
  void theOtherOrderLosesBytesAndTheDoctorNamesThem() throws IOException {
    var eras = serveAndBackUp(backup::blobs, backup::database);
    var operator = new Operator(backup.to());
    assertThat(operator.run("sweep").exit()).isZero();
    var found = operator.run("doctor");
    assertThat(found.exit()).isEqualTo(1);
    var lost = lost();
    assertThat(lost).isNotEmpty();
    assertThat(eras.between()).isNotEmpty();
    for (var line : eras.between()) {
      assertThat(found.out())
          .contains("missing; file 1 of " + line.files().size() + " of upload " + line.id());
    }
    lost.forEach(key -> assertThat(found.out()).contains(key + " missing"));
    try (var waybill = RunningWaybill.start(backup.to())) {
      isWhole(waybill, eras.before());
      isNotDelivered(waybill, eras.between());
      isUnknown(waybill, eras.after());
    }
    var forced = operator.run("doctor", "--forget-missing", "--force");
    assertThat(forced.out()).contains("Uploads forgotten: ");
    assertThat(operator.run("doctor", "--deep").exit()).isZero();
    try (var waybill = RunningWaybill.start(backup.to())) {
      isWhole(waybill, eras.before());
      isUnknown(waybill, eras.between());
    }
  }

  private List<String> lost() {
    return List.copyOf(Edition.site(backup.to()).look().missing());
  }

  private static void isWhole(RunningWaybill waybill, List<Line> lines) {
    var kept = new Ledger();
    lines.forEach(kept::acknowledge);
    var check = Check.of(kept, waybill.port());
    assertThat(check.lost()).isEmpty();
    assertThat(check.altered()).isEmpty();
  }

  private static void isUnknown(RunningWaybill waybill, List<Line> lines) throws IOException {
    var wire = new Wire(waybill.port());
    for (var line : lines) {
      assertThat(wire.get("/f/" + line.id()).status()).isEqualTo(404);
      assertThat(wire.get("/manage/" + line.token()).status()).isEqualTo(404);
    }
  }

  private static void isNotDelivered(RunningWaybill waybill, List<Line> lines) throws IOException {
    var wire = new Wire(waybill.port());
    for (var line : lines) {
      for (var file : line.files()) {
        assertThat(wire.get("/f/" + file.id() + "?download=1").status()).isIn(404, 500, 503);
      }
    }
  }
}
