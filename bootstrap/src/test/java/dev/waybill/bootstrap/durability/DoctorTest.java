package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `waybill doctor` over a folder that a service has made.
@Tag("embedded")
final class DoctorTest {
  private static final String OLD = "2020010100/ab/ab000000000000000000000000000000";

  @TempDir private Path data;
  private final Random random = new Random(5);

  @BeforeEach
  void someUploads() {
    try (var waybill = RunningWaybill.start(data)) {
      var uploader = new Uploader(waybill.port(), new Ledger());
      for (int n = 0; n < 5; n++) {
        uploader.upload(random);
      }
    }
  }

  @Test
  void aHealthyInstallationIsClean() {
    var found = doctor("--deep");
    assertThat(found.exit()).as(found.out() + found.err()).isZero();
    assertThat(found.out()).contains("at 5 uploads with ", "Nothing is wrong.");
    assertThat(found.err()).isEmpty();
  }

  @Test
  void itLooksWhileTheServiceRuns() {
    try (var waybill = RunningWaybill.start(data)) {
      new Uploader(waybill.port(), new Ledger()).upload(random);
      assertThat(doctor().exit()).isZero();
    }
  }

  @Test
  void orphansAreNamedAndLeftUntilItIsToldOtherwise() throws IOException {
    var blob = blob(OLD);
    Files.createDirectories(blob.getParent());
    Files.writeString(blob, "left by a crash");
    var found = doctor();
    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.out()).contains(OLD + " orphan", "Orphans: 1.", "--remove-orphans");
    assertThat(blob).exists();
    assertThat(doctor("--remove-orphans").out()).contains("Orphans removed: 1.");
    assertThat(blob).doesNotExist();
    assertThat(doctor().exit()).isZero();
  }

  @Test
  void aYoungBlobWithoutARowIsOnlyCounted() throws IOException {
    var known = Edition.site(data).look().files().keySet().iterator().next();
    var young = known.substring(0, 11) + "cd/cd000000000000000000000000000000";
    Files.createDirectories(blob(young).getParent());
    Files.writeString(blob(young), "an upload under way");
    var found = doctor("--remove-orphans");
    assertThat(found.exit()).isZero();
    assertThat(found.out()).contains("younger than a day: 1.");
    assertThat(blob(young)).exists();
  }

  @Test
  void missingAndDamagedFilesAreNamed() throws IOException {
    var keys = Edition.site(data).look().files().keySet().stream().sorted().toList();
    Files.delete(blob(keys.get(0)));
    Files.write(blob(keys.get(1)), new byte[0]);
    flip(blob(keys.get(2)));
    var found = doctor();
    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.out())
        .contains(keys.get(0) + " missing; file ")
        .contains(keys.get(1) + " wrong length: 0 bytes instead of ")
        .contains("Files that cannot be had as they were: 2.")
        .doesNotContain(keys.get(2));
    assertThat(doctor("--deep").out()).contains(keys.get(2) + " altered");
  }

  @Test
  void uploadsOfWhichNothingIsLeftAreForgottenWhenTold() throws IOException {
    var whole = Edition.site(data).look().files().keySet();
    for (var key : whole) {
      Files.delete(blob(key));
    }
    var found = doctor("--forget-missing");
    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.out()).contains("Uploads forgotten: 5.");
    assertThat(Edition.site(data).look().files().keySet()).isEmpty();
    assertThat(doctor().exit()).isZero();
  }

  @Test
  void theWrongVolumeIsRefused() throws IOException {
    Files.move(data.resolve("blobs"), data.resolve("elsewhere"));
    var found = doctor("--forget-missing", "--remove-orphans");
    assertThat(found.exit()).isEqualTo(78);
    assertThat(found.err())
        .startsWith("waybill: ")
        .contains("Is the volume mounted?")
        .hasLineCount(1);
    assertThat(Edition.site(data).look().files().keySet()).isNotEmpty();
  }

  private Operator.Result doctor(String... flags) {
    var arguments = new String[flags.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(flags, 0, arguments, 1, flags.length);
    return new Operator(data).run(arguments);
  }

  private Path blob(String key) {
    return data.resolve("blobs").resolve(key);
  }

  private static void flip(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
