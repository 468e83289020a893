package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shorter commands, on the real thing.
@Tag("embedded")
final class OperatorTest {
  @TempDir private Path folder;

  @Test
  void migrateSaysWhatItDid() {
    var operator = new Operator(folder);
    var first = operator.run("migrate");
    assertThat(first.exit()).isZero();
    assertThat(first.out()).startsWith("Made the database, with schema ");
    assertThat(operator.run("migrate").out()).startsWith("The database is up to date: schema ");
  }

  @Test
  void migrateRefusesWhatIsNoDatabase() throws IOException {
    Files.write(folder.resolve("waybill.db"), new byte[] {1, 2, 3});
    var refused = new Operator(folder).run("migrate");
    assertThat(refused.exit()).isEqualTo(78);
    assertThat(refused.err()).startsWith("waybill: ").hasLineCount(1);
  }

  @Test
  void aStorageWithoutItsMarkIsTakenWhenItsFilesAreThere() throws IOException {
    uploadOne();
    Files.delete(folder.resolve("blobs/installation"));
    var operator = new Operator(folder);
    var refused = operator.run("sweep");
    assertThat(refused.exit()).isEqualTo(78);
    assertThat(refused.err()).contains("`waybill copy-blobs --to disk --already-there`");
    var taken = operator.run("copy-blobs", "--to", "disk", "--already-there");
    assertThat(taken.out()).contains("remove nothing").doesNotContain("old place keeps");
    assertThat(taken.exit()).as(taken.err()).isZero();
    assertThat(taken.out()).contains("there already: ", "The files are now in the data folder.");
    assertThat(operator.run("sweep").exit()).isZero();
  }

  @Test
  void aStorageThatHasLostFilesIsNotTaken() throws IOException {
    uploadOne();
    Files.delete(folder.resolve("blobs/installation"));
    var lost = Edition.site(folder).look().files().keySet().iterator().next();
    Files.delete(folder.resolve("blobs").resolve(lost));
    uploadsStay();
  }

  private void uploadsStay() {
    var operator = new Operator(folder);
    var refused = operator.run("copy-blobs", "--to", "disk", "--already-there");
    assertThat(refused.exit()).as(refused.err()).isNotZero();
    assertThat(operator.run("sweep").exit()).isEqualTo(78);
  }

  @Test
  void aBucketThatCannotBeReachedIsOneSentence() {
    uploadOne();
    var refused =
        new Operator(folder)
            .with("WAYBILL_STORAGE", "s3")
            .with("WAYBILL_S3_ENDPOINT", "http://127.0.0.1:9")
            .with("WAYBILL_S3_BUCKET", "waybill")
            .with("WAYBILL_S3_ACCESS_KEY", "k")
            .with("WAYBILL_S3_SECRET_KEY", "s")
            .run("sweep");
    assertThat(refused.exit()).isEqualTo(78);
    assertThat(refused.err()).startsWith("waybill: ").hasLineCount(1);
  }

  @Test
  void copyingToS3NeedsItsSettingsAndAnIdleFolder() {
    try (var waybill = RunningWaybill.start(folder)) {
      assertThat(waybill.port()).isPositive();
      var missing = new Operator(folder).run("copy-blobs", "--to", "s3");
      assertThat(missing.exit()).isEqualTo(78);
      assertThat(missing.err()).contains("WAYBILL_S3_BUCKET", "is needed with");
      var busy =
          new Operator(folder)
              .with("WAYBILL_S3_ENDPOINT", "http://127.0.0.1:9")
              .with("WAYBILL_S3_BUCKET", "waybill")
              .with("WAYBILL_S3_ACCESS_KEY", "k")
              .with("WAYBILL_S3_SECRET_KEY", "s")
              .run("copy-blobs", "--to", "s3");
      assertThat(busy.exit()).isEqualTo(78);
      assertThat(busy.err()).contains("Another waybill serves", "--copy-only").hasLineCount(1);
    }
  }

  @Test
  void keysAreRotatedAndTheFilesStayReadable() throws IOException {
    var keys = folder.resolve("keys");
    Files.writeString(keys, key(1));
    var data = Files.createDirectory(folder.resolve("data"));
    var ledger = new Ledger();
    upload(data, keys, ledger);
    assertThat(new Operator(data).run("rotate-keys").err()).contains("master key");
    Files.writeString(keys, key(2) + "\n" + key(1));
    var operator = new Operator(data).with("WAYBILL_ENCRYPTION_KEY_FILE", keys.toString());
    var rotated = operator.run("rotate-keys", "--new-tenant-keys");
    assertThat(rotated.exit()).as(rotated.err()).isZero();
    assertThat(rotated.out()).contains("New keys of tenants: 1");
    Files.writeString(keys, key(2));
    var examined = operator.run("doctor", "--deep");
    assertThat(examined.exit()).as(examined.out() + examined.err()).isZero();
    try (var waybill = start(data, keys)) {
      assertThat(Check.of(ledger, waybill.port()).lost()).isEmpty();
    }
  }

  private static void upload(Path data, Path keys, Ledger ledger) {
    try (var waybill = start(data, keys)) {
      new Uploader(waybill.port(), ledger).upload(new Random(3));
    }
  }

  private static RunningWaybill start(Path data, Path keys) {
    return RunningWaybill.start(data, "--encryption-key-file", keys.toString());
  }

  private static String key(int seed) {
    var bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private void uploadOne() {
    try (var waybill = RunningWaybill.start(folder)) {
      new Uploader(waybill.port(), new Ledger()).upload(new Random(7));
    }
  }
}
