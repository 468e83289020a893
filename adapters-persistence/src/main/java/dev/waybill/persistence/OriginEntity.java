package dev.waybill.persistence;

import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.Upload;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// A row of `upload_origin`.
@Entity
@Table(name = "upload_origin")
class OriginEntity {
  @Id
  @Column(name = "upload_key")
  UUID uploadKey;

  @Column(name = "network_hash")
  byte[] networkHash;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected OriginEntity() {}

  static OriginEntity from(Upload upload, NetworkHash origin) {
    var row = new OriginEntity();
    row.uploadKey = InternalKey.of(upload);
    row.networkHash = origin.bytes();
    return row;
  }
}
