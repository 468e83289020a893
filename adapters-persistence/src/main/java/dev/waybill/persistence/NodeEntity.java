package dev.waybill.persistence;

import dev.waybill.application.port.NodeRegistry.Node;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/// A row of `node`.
@Entity
@Table(name = "node")
class NodeEntity {
  private static final String SEPARATOR = " ";

  @Id
  @Column(name = "node_id")
  String id;

  @Column(name = "name")
  String name;

  @Column(name = "version")
  String version;

  /// Their ids, with spaces between.
  @Column(name = "master_keys")
  String masterKeys;

  @Column(name = "clock_ahead")
  long clockAhead;

  @Column(name = "started_at")
  long startedAt;

  @Column(name = "stopping")
  int stopping;

  @Column(name = "seen_at")
  long seenAt;

  /// Hibernate makes rows with it and sets every field.
  @SuppressWarnings("NullAway.Init")
  protected NodeEntity() {}

  static NodeEntity from(Node node) {
    var row = new NodeEntity();
    row.id = node.id();
    row.name = node.name();
    row.version = node.version();
    row.masterKeys = String.join(SEPARATOR, node.masterKeys());
    row.clockAhead = node.clockAheadMillis();
    row.startedAt = node.started().toEpochMilli();
    row.stopping = node.stopping() ? 1 : 0;
    row.seenAt = node.seen().toEpochMilli();
    return row;
  }

  Node toDomain() {
    return new Node(
        id,
        name,
        version,
        masterKeys.isEmpty() ? List.of() : List.of(masterKeys.split(SEPARATOR, -1)),
        clockAhead,
        Instant.ofEpochMilli(startedAt),
        stopping != 0,
        Instant.ofEpochMilli(seenAt));
  }
}
