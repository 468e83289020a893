package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// A row of `blocked_upload`.
@Entity
@Table(name = "blocked_upload")
class BlockedUploadEntity {
  @Id
  @Column(name = "public_id")
  UUID publicId;

  @Column(name = "created_at")
  long createdAt;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected BlockedUploadEntity() {}
}
