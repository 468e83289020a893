package dev.waybill.application.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.FakePasswordHasher;
import dev.waybill.application.upload.ReceiveUpload.FileBlocked;
import dev.waybill.application.upload.ReceiveUpload.NetworkBlocked;
import dev.waybill.application.upload.ReceiveUpload.NoFiles;
import dev.waybill.application.upload.ReceiveUpload.Received;
import dev.waybill.application.upload.ReceiveUpload.Refused;
import dev.waybill.application.upload.ReceiveUpload.TookTooLong;
import dev.waybill.application.upload.Reception.Progress;
import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ReceiveUploadTest {
  private final Desk desk = new Desk();

  @Test
  void nothingIsVisibleBeforeTheFinish() {
    try (var reception = desk.with("abc", "de")) {
      assertThat(desk.blobs.keys()).isEmpty();
      assertThat(desk.database.committedUploads()).isEmpty();
      reception.finish(UploadOptions.NONE);
    }
    assertThat(desk.blobs.keys()).hasSize(2);
    assertThat(desk.database.committedUploads()).hasSize(1);
    assertThat(desk.blobs.openSinks()).isZero();
  }

  @Test
  void anEmptyFileIsARowAndNoBlob() {
    var files = received(UploadOptions.NONE, "", "abc", "").upload().files();
    assertThat(files).hasSize(3);
    assertThat(desk.blobs.keys()).containsExactly(files.get(1).blob());
    assertThat(desk.blobs.openSinks()).isZero();
  }

  @Test
  void whatIsNotFinishedLeavesNothing() {
    desk.with("abc", "de").close();
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void whatIsBlockedIsRefusedAndLeavesNothing() {
    desk.block(new Block.OfDigest(digest("de")));
    try (var reception = desk.with("abc", "de")) {
      assertThat(reception.finish(UploadOptions.NONE)).isEqualTo(new FileBlocked(2));
    }
    assertThat(desk.isEmpty()).isTrue();
    desk.block(new Block.OfNetwork("client"));
    try (var reception = desk.with("abc")) {
      assertThat(reception.finish(UploadOptions.NONE)).isEqualTo(new NetworkBlocked());
    }
    assertThat(desk.isEmpty()).isTrue();
  }

  private static Digest digest(String content) {
    try {
      return Digest.of(
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void sizeDigestAndChecksumAreThoseOfTheBytes() {
    var file = received(UploadOptions.NONE, "abc").upload().files().getFirst();
    assertThat(file.size().value()).isEqualTo(3);
    assertThat(file.crc32()).isEqualTo(0x352441C2);
    assertThat(file.sha256().hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void theTenantsDefaultsHoldWhereNothingIsAskedFor() {
    var upload = received(UploadOptions.NONE, "abc").upload();
    assertThat(upload.access()).isEqualTo(new AccessPolicy.Public());
    assertThat(Duration.between(upload.createdAt(), upload.expiry().at()))
        .isEqualTo(Duration.ofDays(1));
  }

  @Test
  void onlyTheHashOfTheTokenIsKept() {
    var received = received(UploadOptions.NONE, "abc");
    assertThat(received.upload().token()).isEqualTo(received.token().hash());
  }

  @Test
  void everyFileHasAnIdAndAKeyOfItsOwn() {
    var upload = received(UploadOptions.NONE, "a", "b", "c").upload();
    assertThat(upload.files()).extracting(file -> file.id().value()).doesNotHaveDuplicates();
    assertThat(upload.files()).extracting(file -> file.blob().value()).doesNotHaveDuplicates();
    assertThat(upload.files())
        .extracting(file -> file.id().asLink())
        .doesNotContain(upload.id().asLink());
  }

  @Test
  void optionsAreHeeded() {
    var options =
        new UploadOptions(
            new AccessChange.SetPassword(new Password("secret")),
            Optional.of(ExpiryChoice.THIRTY_MINUTES),
            Optional.empty());
    var upload = received(options, "abc").upload();
    assertThat(upload.access())
        .isEqualTo(new AccessPolicy.Protected(FakePasswordHasher.of("secret")));
    assertThat(upload.expiry().at()).isEqualTo(upload.createdAt().plus(Duration.ofMinutes(30)));
  }

  @Test
  void withoutAFileThereIsNoUpload() {
    assertThat(finish(UploadOptions.NONE)).isEqualTo(new NoFiles());
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void aFileOfNoBytesIsAFile() {
    assertThat(received(UploadOptions.NONE, "").upload().files().getFirst().size().value())
        .isZero();
  }

  @Test
  void aLifetimeThatTheTenantDoesNotAllowIsRefusedAndLeavesNothing() {
    var options =
        new UploadOptions(
            new AccessChange.Keep(), Optional.of(ExpiryChoice.SEVEN_DAYS), Optional.empty());
    assertRefused("expires", finish(options, "abc"));
  }

  @Test
  void anUploadThatTakesLongerThanTheLongestIsRefused() {
    try (var reception = desk.with("abc")) {
      desk.clock.move(ReceiveUpload.LONGEST.plusMillis(1));
      assertThat(reception.finish(UploadOptions.NONE)).isEqualTo(new TookTooLong());
    }
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void anUploadMayTakeTheLongestTime() {
    try (var reception = desk.with("abc")) {
      desk.clock.move(ReceiveUpload.LONGEST);
      assertThat(reception.finish(UploadOptions.NONE)).isInstanceOf(Received.class);
    }
  }

  @Test
  void theLimitCountsTheBytesOfAllFiles() {
    try (var reception = desk.with("12345")) {
      Desk.open(reception);
      assertThat(reception.write(ByteBuffer.allocate(5))).isEqualTo(Progress.GOING_ON);
      assertThat(reception.write(ByteBuffer.allocate(1))).isEqualTo(Progress.TOO_LARGE);
    }
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void oneFileMoreThanAllowedIsTooMany() {
    try (var reception = desk.with("a", "b", "c")) {
      assertThat(Desk.open(reception)).isEqualTo(Progress.TOO_MANY_FILES);
    }
    assertThat(desk.isEmpty()).isTrue();
  }

  private void assertRefused(String field, ReceiveUpload.Outcome outcome) {
    assertThat(outcome)
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::field)
        .isEqualTo(field);
    assertThat(desk.isEmpty()).isTrue();
  }

  private Received received(UploadOptions options, String... contents) {
    return (Received) finish(options, contents);
  }

  private ReceiveUpload.Outcome finish(UploadOptions options, String... contents) {
    try (var reception = desk.with(contents)) {
      return reception.finish(options);
    }
  }
}
