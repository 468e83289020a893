package dev.waybill.persistence;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementTokenHash;
import dev.waybill.domain.access.PasswordHash;
import dev.waybill.domain.expiry.Expiry;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/// A row of `upload`.
@Entity
@Table(name = "upload")
class UploadEntity {
  @Id
  @Column(name = "upload_key")
  UUID uploadKey;

  @Column(name = "tenant_id")
  String tenant;

  @Column(name = "public_id")
  UUID publicId;

  @Column(name = "token_hash")
  byte[] tokenHash;

  @Column(name = "access")
  String access;

  @Column(name = "password_hash")
  @Nullable String passwordHash;

  @Column(name = "created_at")
  long createdAt;

  @Column(name = "expires_at")
  long expiresAt;

  @Column(name = "version")
  long version;

  @Column(name = "downloads")
  long downloads;

  /// Whether it is on the block list itself: read with the row, written never.
  @Formula("exists (select 1 from blocked_upload b where b.public_id = public_id)")
  boolean blocked;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected UploadEntity() {}

  static UploadEntity from(Upload upload) {
    var row = new UploadEntity();
    row.uploadKey = InternalKey.of(upload);
    row.tenant = upload.tenant().value();
    row.publicId = upload.id().value();
    row.tokenHash = upload.token().bytes();
    row.access = upload.access().word();
    row.passwordHash = passwordHash(upload.access());
    row.createdAt = upload.createdAt().toEpochMilli();
    row.expiresAt = upload.expiry().at().toEpochMilli();
    row.version = upload.version();
    row.downloads = upload.downloads();
    return row;
  }

  Upload toDomain(List<StoredFileEntity> files) {
    return new Upload(
        new UploadId(publicId),
        new TenantId(tenant),
        ManagementTokenHash.of(tokenHash),
        accessPolicy(),
        Instant.ofEpochMilli(createdAt),
        new Expiry(Instant.ofEpochMilli(expiresAt)),
        version,
        downloads,
        files.stream().map(StoredFileEntity::toDomain).toList(),
        blocked || files.stream().anyMatch(file -> file.blocked));
  }

  private AccessPolicy accessPolicy() {
    if (passwordHash != null) {
      return new AccessPolicy.Protected(new PasswordHash(passwordHash));
    }
    return switch (access) {
      case "public" -> new AccessPolicy.Public();
      case "private" -> new AccessPolicy.Private();
      default -> throw new IllegalStateException("an unknown access policy");
    };
  }

  private static @Nullable String passwordHash(AccessPolicy access) {
    return access instanceof AccessPolicy.Protected(var hash) ? hash.encoded() : null;
  }
}
