package dev.waybill.application.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.upload.ReceiveUpload.Received;
import dev.waybill.application.upload.ReceiveUpload.Refused;
import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.encryption.EncryptionScheme;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.MediaType;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// Uploads that are declared to be end-to-end encrypted.
class ReceiveEncryptedTest {
  private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA==";
  private static final String IV = "AAAAAAAAAAAAAAAA";
  private static final String SECOND_IV = "BBBBBBBBBBBBBBBB";

  /// Too short to be taken for text.
  private static final String CIPHER = "as long as its tag";

  private final Desk desk = new Desk(new ByteCount(20_000));

  @Test
  void everyFileTakesItsIvInOrder() {
    var upload = received(whole(IV, SECOND_IV), CIPHER, CIPHER).upload();
    assertThat(upload.files())
        .extracting(file -> file.encryption().orElseThrow().iv())
        .containsExactly(IV, SECOND_IV);
    assertThat(upload.files()).allMatch(file -> file.type().equals(MediaType.OCTET_STREAM));
  }

  @Test
  void oneIvForTwoFilesIsRefused() {
    assertRefused("e2e_iv", finish(whole(IV), CIPHER, CIPHER));
  }

  @Test
  void moreIvsThanFilesAreRefused() {
    assertRefused("e2e_iv", finish(whole(IV, SECOND_IV), CIPHER));
  }

  @Test
  void aRepeatedIvIsRefused() {
    assertRefused("e2e_iv", finish(whole(IV, IV), CIPHER, CIPHER));
  }

  @Test
  void whatIsPlainlyNotEncryptedIsRefused() {
    assertRefused("files", finish(whole(IV), "short"));
    assertRefused("files", finish(whole(IV), "%PDF-1.7 and so on"));
    assertRefused("files", finish(whole(IV), "All work and no play. ".repeat(40)));
  }

  @Test
  void theRefusalSaysWhichFileItIs() {
    assertThat(finish(whole(IV, SECOND_IV), CIPHER, "%PDF-1.7 and so on"))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::reason)
        .isEqualTo(
            "File 2 is not encrypted, it looks like a PDF. Encrypt it before sending, or leave e2e"
                + " out");
  }

  @Test
  void theSchemeMustBeThatOfTheFile() {
    assertRefused("files", finish(records(IV), CIPHER.repeat(200)));
    assertRefused("e2e_scheme", finish(whole(IV), container(2128)));
  }

  @Test
  void aContainerIsHeldAgainstSaltNonceAndLength() {
    var otherSalt = container(2128).substring(0, 31) + "x" + container(2128).substring(32);
    assertRefused("e2e_salt", finish(records(IV), otherSalt));
    assertRefused("e2e_iv", finish(records(SECOND_IV), container(2128)));
    assertRefused("files", finish(records(IV), container(2129)));
  }

  @Test
  void aContainerIsKeptWithItsScheme() {
    var file = received(records(IV), container(2145)).upload().files().getFirst();
    assertThat(file.encryption().orElseThrow().scheme()).isEqualTo("waybill-e2e-2");
  }

  @Test
  void aHeadThatComesInPiecesIsTheSame() {
    try (var reception = desk.begin()) {
      Desk.open(reception);
      container(2128).chars().forEach(each -> Desk.write(reception, Character.toString(each)));
      reception.closeFile();
      assertThat(reception.finish(records(IV))).isInstanceOf(Received.class);
    }
  }

  /// Records of 4096 bytes, 2^20 iterations, everything else zero.
  private static String container(int length) {
    var header = "waybill\2" + "\1\1\14\0" + "\0\20\0\0";
    return header + "\0".repeat(length - header.length());
  }

  private void assertRefused(String field, ReceiveUpload.Outcome outcome) {
    assertThat(outcome)
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::field)
        .isEqualTo(field);
    assertThat(desk.isEmpty()).isTrue();
  }

  private static UploadOptions whole(String... ivs) {
    return options(EncryptionScheme.WHOLE, ivs);
  }

  private static UploadOptions records(String... ivs) {
    return options(EncryptionScheme.RECORDS, ivs);
  }

  private static UploadOptions options(EncryptionScheme scheme, String... ivs) {
    return new UploadOptions(
        new AccessChange.Keep(),
        Optional.empty(),
        Optional.of(new UploadOptions.Encryption(scheme, SALT, List.of(ivs))));
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
