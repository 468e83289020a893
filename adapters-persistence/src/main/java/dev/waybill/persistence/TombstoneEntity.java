package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

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

  @Column(name = "claimed_until")
  @Nullable Long claimedUntil;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected TombstoneEntity() {}
}
