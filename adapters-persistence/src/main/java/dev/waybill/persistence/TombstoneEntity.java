package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `blob_tombstone`: the key of a blob that storage may still hold. Made by queries alone.
@Entity
@Table(name = "blob_tombstone")
class TombstoneEntity {
  @Id
  @Column(name = "blob_key")
  String blobKey;

  @Column(name = "tenant_id")
  String tenant;

  @Column(name = "created_at")
  long createdAt;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected TombstoneEntity() {}
}
