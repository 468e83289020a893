package dev.waybill.persistence;

import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `tenant_key`.
@Entity
@Table(name = "tenant_key")
class TenantKeyEntity {
  @Id
  @Column(name = "key_id")
  String keyId;

  @Column(name = "tenant_id")
  String tenant;

  @Column(name = "master_id")
  String masterId;

  @Column(name = "sealed")
  String sealed;

  @Column(name = "created_at")
  long createdAt;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected TenantKeyEntity() {}

  static TenantKeyEntity from(TenantKey key) {
    var row = new TenantKeyEntity();
    row.keyId = key.id();
    row.tenant = key.tenant().value();
    row.masterId = key.masterId();
    row.sealed = key.sealed();
    row.createdAt = key.createdAt().toEpochMilli();
    return row;
  }

  TenantKey toDomain() {
    return new TenantKey(
        keyId, new TenantId(tenant), masterId, sealed, Instant.ofEpochMilli(createdAt));
  }
}
