package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `tenant`.
@Entity
@Table(name = "tenant")
class TenantEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "created_at")
  long createdAt;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected TenantEntity() {}
}
