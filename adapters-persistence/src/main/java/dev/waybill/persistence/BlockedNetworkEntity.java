package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `blocked_network`.
@Entity
@Table(name = "blocked_network")
class BlockedNetworkEntity {
  @Id
  @Column(name = "network")
  String network;

  @Column(name = "created_at")
  long createdAt;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected BlockedNetworkEntity() {}
}
