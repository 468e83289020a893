package dev.waybill.persistence;

import dev.waybill.application.port.NodeRegistry;
import java.util.List;

/// The nodes of an installation: few rows.
final class HibernateNodes implements NodeRegistry {
  private final CurrentSession current;

  HibernateNodes(CurrentSession current) {
    this.current = current;
  }

  /// Nobody else writes the row of a node, except to remove it.
  @Override
  public void record(Node node) {
    forget(node.id());
    current.writing().insert(NodeEntity.from(node));
  }

  /// Touches no column of a key, so that it does not wait for uploads, which hold the row as who
  /// refers to it.
  @Override
  public int renew(Node node) {
    var row = NodeEntity.from(node);
    return current
        .writing()
        .createMutationQuery(
            """
            update NodeEntity n set n.name = :name, n.version = :version, n.masterKeys = :keys,
              n.clockAhead = :ahead, n.startedAt = :started, n.stopping = :stopping,
              n.seenAt = :seen
              where n.id = :id
            """)
        .setParameter("name", row.name)
        .setParameter("version", row.version)
        .setParameter("keys", row.masterKeys)
        .setParameter("ahead", row.clockAhead)
        .setParameter("started", row.startedAt)
        .setParameter("stopping", row.stopping)
        .setParameter("seen", row.seenAt)
        .setParameter("id", row.id)
        .executeUpdate();
  }

  @Override
  public int retire(Node node) {
    return current
        .writing()
        .createMutationQuery("delete from NodeEntity n where n.id = :id and n.seenAt = :seen")
        .setParameter("id", node.id())
        .setParameter("seen", node.seen().toEpochMilli())
        .executeUpdate();
  }

  @Override
  public void forget(String id) {
    current
        .writing()
        .createMutationQuery("delete from NodeEntity n where n.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  @Override
  public List<Node> all() {
    return current
        .reading()
        .createSelectionQuery("from NodeEntity n order by n.name, n.id", NodeEntity.class)
        .list()
        .stream()
        .map(NodeEntity::toDomain)
        .toList();
  }
}
