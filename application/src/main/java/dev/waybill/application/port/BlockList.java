package dev.waybill.application.port;

import dev.waybill.domain.upload.Block;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operator lets nobody read, and whom from it takes nothing: for all nodes at once. An
/// upload that is blocked leaves the list when it is removed.
public interface BlockList {
  /// What stands in the list since when.
  record Listed(Block block, Instant since) {}

  /// Puts it on the list, and changes nothing where it is there already. Whether there is such an
  /// upload, the caller knows. Needs a transaction that may write.
  ///
  /// @return whether it is new
  boolean add(Listed entry);

  /// Takes it off the list. Needs a transaction that may write.
  ///
  /// @return whether it was there
  boolean remove(Block block);

  /// At most `limit` entries that come after `last`, or the first ones: uploads, then digests, then
  /// networks, each in an order that never changes.
  List<Listed> after(Optional<Block> last, int limit);
}
