package dev.waybill.application.port;

import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The nodes that serve an installation: a row each, which the node renews while it lives. The row
/// of one that is taken for dead may be removed; a node that finds out takes another id, and what
/// it began under the old one is refused by [UploadRepository#add(TenantId, Upload,
/// AddRequirements)].
public interface NodeRegistry {
  /// What a node says of itself.
  ///
  /// @param id random, new at every start and whenever its row was removed
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

    /// Since when it has said nothing; none where it said so after `now`, by another clock.
    public Duration silentFor(Instant now) {
      return now.isBefore(seen) ? Duration.ZERO : Duration.between(seen, now);
    }
  }

  /// Records the node in place of what it said before. Needs a transaction that may write.
  void record(Node node);

  /// As [#record], of a node that is recorded. Answers 1, or 0 where it is not any more. Waits for
  /// no upload. Needs a transaction that may write.
  int renew(Node node);

  /// Forgets the node unless it has said something since: waits for the transactions that add its
  /// uploads, and lets none of them begin. Answers 1, or 0 where it is not as `node` any more.
  /// Needs a transaction that may write.
  int retire(Node node);

  /// Forgets the node; one that is not known is no error. Needs a transaction that may write.
  void forget(String id);

  /// Every node that is recorded, also those that died, by name and id.
  List<Node> all();
}
