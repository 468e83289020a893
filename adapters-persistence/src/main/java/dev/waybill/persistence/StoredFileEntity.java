package dev.waybill.persistence;

import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.FileId;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.WrappedKey;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/// A row of `stored_file`.
@Entity
@Table(name = "stored_file")
class StoredFileEntity {
  @EmbeddedId StoredFileId id;

  @Column(name = "tenant_id")
  String tenant;

  @Column(name = "public_id")
  UUID publicId;

  @Column(name = "name")
  String name;

  /// None: the file was in no folder.
  @Column(name = "folder")
  @Nullable String folder;

  @Column(name = "media_type")
  String mediaType;

  @Column(name = "size")
  long size;

  @Column(name = "sha256")
  byte[] sha256;

  @Column(name = "crc32")
  int crc32;

  @Column(name = "blob_key")
  String blobKey;

  /// Whether its digest is on the block list: read with the row, written never.
  @Formula("exists (select 1 from blocked_digest b where b.sha256 = sha256)")
  boolean blocked;

  @Embedded @Nullable AtRest atRest;

  @Embedded @Nullable Encryption encryption;

  /// Both or none of the columns are there.
  @Embeddable
  record AtRest(
      @Column(name = "wrapping_key_id") String wrappingKeyId,
      @Column(name = "sealed_key") String sealedKey) {
    static AtRest from(WrappedKey key) {
      return new AtRest(key.keyId(), key.sealed());
    }

    WrappedKey toDomain() {
      return WrappedKey.of(wrappingKeyId, sealedKey);
    }
  }

  /// All or none of the columns are there.
  @Embeddable
  record Encryption(
      @Column(name = "e2e_scheme") String scheme,
      @Column(name = "e2e_salt") String salt,
      @Column(name = "e2e_iv") String iv) {
    static Encryption from(EndToEndEncryption encryption) {
      return new Encryption(encryption.scheme(), encryption.salt(), encryption.iv());
    }

    EndToEndEncryption toDomain() {
      return new EndToEndEncryption(scheme, salt, iv);
    }
  }

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected StoredFileEntity() {}

  /// A row for each file, in order.
  static List<StoredFileEntity> from(Upload upload) {
    return IntStream.range(0, upload.files().size()).mapToObj(nth -> from(upload, nth)).toList();
  }

  private static StoredFileEntity from(Upload upload, int ordinal) {
    var file = upload.files().get(ordinal);
    var row = new StoredFileEntity();
    row.id = new StoredFileId(InternalKey.of(upload), ordinal);
    row.tenant = upload.tenant().value();
    row.publicId = file.id().value();
    row.name = file.name().value();
    row.folder = file.path().hasFolders() ? file.path().folder() : null;
    row.mediaType = file.type().value();
    row.size = file.size().value();
    row.sha256 = file.sha256().bytes();
    row.crc32 = file.crc32();
    row.blobKey = file.blob().value();
    row.atRest = file.wrappedKey().map(AtRest::from).orElse(null);
    row.encryption = file.encryption().map(Encryption::from).orElse(null);
    return row;
  }

  StoredFile toDomain() {
    return new StoredFile(
        new FileId(publicId),
        FilePath.in(Objects.requireNonNullElse(folder, ""), new FileName(name)),
        new MediaType(mediaType),
        new ByteCount(size),
        Digest.of(sha256),
        crc32,
        new BlobKey(blobKey),
        Optional.ofNullable(atRest).map(AtRest::toDomain),
        Optional.ofNullable(encryption).map(Encryption::toDomain));
  }
}
