package dev.waybill.application.fake;

import dev.waybill.application.port.RandomBytes;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.access.PasswordHash;
import dev.waybill.domain.encryption.EncryptionScheme;
import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.domain.expiry.Expiry;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.FileId;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/// Sample uploads. The same seed makes the same upload; different seeds share no id, token or key.
public final class Uploads {
  /// When every sample was made.
  public static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

  /// A tenant besides the default one.
  public static final TenantId OTHER_TENANT = new TenantId("other");

  /// Shaped like a real hash, made of nothing.
  public static final PasswordHash PASSWORD_HASH =
      new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FtcGxlc2FsdA$c2FtcGxlaGFzaA");

  /// More than any sample upload has, so that no two samples share a file.
  private static final int FILE_SEEDS = 10_000;

  private Uploads() {}

  /// One public file of the default tenant, for seven days.
  public static Upload upload(int seed) {
    return upload(seed, 1);
  }

  public static Upload upload(int seed, int files) {
    return upload(
        seed, IntStream.range(0, files).mapToObj(nth -> file(seed * FILE_SEEDS + nth)).toList());
  }

  public static Upload upload(int seed, List<StoredFile> files) {
    return new Upload(
        new UploadId(uuid(seed, "upload")),
        TenantId.DEFAULT,
        token(seed).hash(),
        new AccessPolicy.Public(),
        NOW,
        ExpiryChoice.SEVEN_DAYS.from(NOW),
        1,
        0,
        files);
  }

  /// The token that belongs to [#upload(int)].
  public static ManagementToken token(int seed) {
    return ManagementToken.of(bytes(seed, "token", ManagementToken.RANDOM_BYTES));
  }

  public static StoredFile file(int seed) {
    return new StoredFile(
        new FileId(uuid(seed, "file")),
        FilePath.of(FileName.of("file-" + seed + ".txt")),
        MediaType.of("text/plain"),
        new ByteCount(seed),
        Digest.of(bytes(seed, "sha256", 32)),
        new Random(seed).nextInt(),
        BlobKey.of(NOW, bytes(seed, "blob", BlobKey.RANDOM_BYTES)),
        Optional.empty(),
        Optional.empty());
  }

  public static StoredFile named(StoredFile file, String name) {
    return new StoredFile(
        file.id(),
        FilePath.sent(name).path(),
        file.type(),
        file.size(),
        file.sha256(),
        file.crc32(),
        file.blob(),
        file.wrappedKey(),
        file.encryption());
  }

  /// The same file as a client would have encrypted it, with parameters of its own.
  public static StoredFile encrypted(StoredFile file, int seed) {
    var base64 = Base64.getEncoder();
    return new StoredFile(
        file.id(),
        file.path(),
        MediaType.OCTET_STREAM,
        file.size(),
        file.sha256(),
        file.crc32(),
        file.blob(),
        file.wrappedKey(),
        Optional.of(
            new EndToEndEncryption(
                EncryptionScheme.WHOLE.word(),
                base64.encodeToString(bytes(seed, "salt", 16)),
                base64.encodeToString(bytes(seed, "iv", 12)))));
  }

  /// The same upload of another tenant.
  public static Upload ownedBy(TenantId tenant, Upload upload) {
    return new Upload(
        upload.id(),
        tenant,
        upload.token(),
        upload.access(),
        upload.createdAt(),
        upload.expiry(),
        upload.version(),
        upload.downloads(),
        upload.files());
  }

  /// The same upload with another expiry, and the version it had.
  public static Upload expiring(Upload upload, Instant at) {
    return settings(upload, upload.access(), new Expiry(at));
  }

  /// The same upload with another access policy, and the version it had.
  public static Upload guarded(Upload upload, AccessPolicy access) {
    return settings(upload, access, upload.expiry());
  }

  /// The same upload, downloaded so often.
  public static Upload downloaded(Upload upload, long times) {
    return new Upload(
        upload.id(),
        upload.tenant(),
        upload.token(),
        upload.access(),
        upload.createdAt(),
        upload.expiry(),
        upload.version(),
        times,
        upload.files());
  }

  /// The same upload with other files.
  public static Upload withFiles(Upload upload, List<StoredFile> files) {
    return new Upload(
        upload.id(),
        upload.tenant(),
        upload.token(),
        upload.access(),
        upload.createdAt(),
        upload.expiry(),
        upload.version(),
        upload.downloads(),
        files);
  }

  /// The same upload, where it or a file of it is on the block list.
  public static Upload blocked(Upload upload, boolean blocked) {
    return new Upload(
        upload.id(),
        upload.tenant(),
        upload.token(),
        upload.access(),
        upload.createdAt(),
        upload.expiry(),
        upload.version(),
        upload.downloads(),
        upload.files(),
        blocked);
  }

  private static Upload settings(Upload upload, AccessPolicy access, Expiry expiry) {
    return new Upload(
        upload.id(),
        upload.tenant(),
        upload.token(),
        access,
        upload.createdAt(),
        expiry,
        upload.version(),
        upload.downloads(),
        upload.files());
  }

  private static UUID uuid(int seed, String use) {
    RandomBytes seeded = count -> bytes(seed, use, count);
    return seeded.nextUuid();
  }

  private static byte[] bytes(int seed, String use, int count) {
    var bytes = new byte[count];
    new Random(31L * seed + use.hashCode()).nextBytes(bytes);
    return bytes;
  }
}
