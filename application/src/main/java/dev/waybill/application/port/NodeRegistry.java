package dev.waybill.application.port;

import java.time.Instant;
import java.util.List;

/// The nodes that serve an installation: a row each, which the node renews while it lives.
public interface NodeRegistry {
  /// What a node says of itself.
  ///
  /// @param id random, new at every start
  /// @param name as the operator calls it
  /// @param masterKeys ids of the keys of encryption at rest that it knows, the first one first
  /// @param clockAheadMillis by how much its machine's clock is ahead of the installation's
  /// @param stopping whether it was told to stop
  /// @param seen when it last said so, by the installation's clock
  record Node(
      String id,
      String name,
      String version,
      List<String> masterKeys,
      long clockAheadMillis,
      Instant started,
      boolean stopping,
      Instant seen) {
    public Node {
      masterKeys = List.copyOf(masterKeys);
    }
  }

  /// Records the node in place of what it said before. Needs a transaction that may write.
  void record(Node node);

  /// Forgets the node; one that is not known is no error. Needs a transaction that may write.
  void forget(String id);

  /// Every node that is recorded, also those that died, by name and id.
  List<Node> all();
}
