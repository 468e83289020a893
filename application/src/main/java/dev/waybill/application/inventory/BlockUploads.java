package dev.waybill.application.inventory;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.application.port.Database;
import dev.waybill.domain.upload.Block;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The block list, for an operator. What is put on it holds on every node from the return on, and
/// so does what is taken off.
public final class BlockUploads {
  private static final int PAGE = 500;

  private final Database database;

  public BlockUploads(Database database) {
    this.database = database;
  }

  /// @return false where it was on the list already
  public boolean block(CallContext context, Block block, Instant now) {
    return database.transactions().write(() -> database.blocks().add(new Listed(block, now)));
  }

  /// @return false where it was not on the list
  public boolean unblock(CallContext context, Block block) {
    return database.transactions().write(() -> database.blocks().remove(block));
  }

  public void forEach(CallContext context, Consumer<Listed> work) {
    var page = after(Optional.empty());
    while (!page.isEmpty()) {
      page.forEach(work);
      page = after(Optional.of(page.getLast().block()));
    }
  }

  private List<Listed> after(Optional<Block> last) {
    return database.transactions().read(() -> database.blocks().after(last, PAGE));
  }
}
