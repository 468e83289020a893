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
