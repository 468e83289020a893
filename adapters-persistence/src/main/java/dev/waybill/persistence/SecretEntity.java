package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `installation_secret`, made by a query alone. Never printed.
@Entity
@Table(name = "installation_secret")
class SecretEntity {
  @Id
  @Column(name = "name")
  String name;

  @Column(name = "secret")
  byte[] secret;

  @Column(name = "created_at")
  long createdAt;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected SecretEntity() {}
}
