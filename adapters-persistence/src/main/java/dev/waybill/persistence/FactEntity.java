package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `installation_fact`, made by a query alone.
@Entity
@Table(name = "installation_fact")
class FactEntity {
  @Id
  @Column(name = "name")
  String name;

  @Column(name = "value")
  String value;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected FactEntity() {}
}
