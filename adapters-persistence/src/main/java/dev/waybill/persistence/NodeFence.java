package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.util.Optional;
import org.hibernate.StatelessSession;

/// Keeps uploads from being added for a node that was taken for dead: others may have removed their
/// blobs. Who adds one holds the node's row until the transaction ends, and who removes the row
/// waits for that. A database with one writer has no locks on rows and needs none.
final class NodeFence {
  private NodeFence() {}

  /// The node is recorded.
  static void require(StatelessSession session, Optional<String> node) {
    if (node.filter(id -> !isRecorded(session, id)).isPresent()) {
      throw removed();
    }
  }

  static boolean isRecorded(StatelessSession session, String id) {
    return session.get(NodeEntity.class, id) != null;
  }

  static DatabaseUnavailable removed() {
    return new DatabaseUnavailable(
            "This node was taken for dead and removed while it received an upload: what it had"
                + " stored of it may be gone, so the upload was not kept")
        .undone();
  }
}
