package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `blocked_digest`.
@Entity
@Table(name = "blocked_digest")
class BlockedDigestEntity {
  @Id
  @Column(name = "sha256")
  byte[] sha256;

  @Column(name = "created_at")
  long createdAt;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected BlockedDigestEntity() {}
}
