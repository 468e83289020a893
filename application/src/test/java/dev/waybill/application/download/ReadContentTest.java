package dev.waybill.application.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobDamaged;
import dev.waybill.application.port.KeyVault;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.FileId;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadContentTest {
  private final FakeBlobStore blobs = new FakeBlobStore();
  private final List<BlobDamaged> alarms = new ArrayList<>();
  private final MemoryTarget target = new MemoryTarget();

  @ParameterizedTest
  @EnumSource
  void whatIsRightIsWritten(Verification verification) {
    var content = Representation.of(List.of(stored(1, Blobs.bytes(200_000))));
    write(verification, content, 0, content.length());
    assertThat(target.bytes()).isEqualTo(Blobs.bytes(200_000));
    assertThat(alarms).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyFileIsRight(Verification verification) {
    write(verification, Representation.of(List.of(stored(1, new byte[0]))), 0, 0);
    assertThat(target.bytes()).isEmpty();
  }

  /// The fake hands over 64 KiB at a time.
  @ParameterizedTest
  @CsvSource({"SHA_256,0", "SHA_256,100000", "SHA_256,199999", "CRC_32,0", "CRC_32,199999"})
  void aFlippedByteIsNeverDeliveredWhole(Verification verification, int at) {
    var bytes = Blobs.bytes(200_000);
    var content = Representation.of(List.of(stored(1, bytes)));
    rot(1, bytes, at);
    damaged(verification, content);
    assertThat(target.bytes().length).isLessThan(200_000);
  }

  @ParameterizedTest
  @EnumSource
  void aShortFileThatRottedIsNotWrittenAtAll(Verification verification) {
    var bytes = Blobs.bytes(1000);
    var content = Representation.of(List.of(stored(1, bytes)));
    rot(1, bytes, 500);
    damaged(verification, content);
    assertThat(target.bytes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMemberOfAnArchiveIsLookedAtToo(Verification verification) {
    var bytes = Blobs.bytes(1000);
    var content = Representation.of(List.of(stored(1, Blobs.bytes(500)), stored(2, bytes)));
    rot(2, bytes, 7);
    damaged(verification, content);
    assertThat((long) target.bytes().length).isLessThan(content.length() - 1000);
  }

  @ParameterizedTest
  @EnumSource
  void aMissingOrShortBlobIsDamaged(Verification verification) {
    var content = Representation.of(List.of(stored(1, Blobs.bytes(1000))));
    blobs.put(Blobs.key(1), Blobs.bytes(999));
    damaged(verification, content);
    blobs.delete(Blobs.key(1));
    damaged(verification, content);
    assertThat(target.bytes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aRangeIsWrittenUnseen(Verification verification) {
    var bytes = Blobs.bytes(1000);
    var content = Representation.of(List.of(stored(1, bytes)));
    rot(1, bytes, 0);
    write(verification, content, 1, 999);
    assertThat(target.bytes()).isEqualTo(Arrays.copyOfRange(bytes, 1, 1000));
  }

  private void damaged(Verification verification, Representation content) {
    var before = alarms.size();
    assertThatExceptionOfType(BlobDamaged.class)
        .isThrownBy(() -> write(verification, content, 0, content.length()));
    assertThat(alarms).hasSize(before + 1);
    assertThat(blobs.openSources()).isZero();
  }

  private void write(Verification verification, Representation content, long from, long count) {
    try {
      new ReadContent(
              new StoredContents(blobs, KeyVault.NONE),
              verification,
              (finding, _) -> alarms.add(finding))
          .write(content, from, count, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rot(int key, byte[] bytes, int at) {
    var rotten = bytes.clone();
    rotten[at] ^= 1;
    blobs.put(Blobs.key(key), rotten);
  }

  private StoredFile stored(int key, byte[] bytes) {
    blobs.put(Blobs.key(key), bytes);
    var crc32 = new CRC32();
    crc32.update(bytes);
    return new StoredFile(
        new FileId(new UUID(1, key)),
        FilePath.of(FileName.of("file-" + key)),
        MediaType.OCTET_STREAM,
        new ByteCount(bytes.length),
        Digest.of(sha256(bytes)),
        (int) crc32.getValue(),
        Blobs.key(key),
        Optional.empty(),
        Optional.empty());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
