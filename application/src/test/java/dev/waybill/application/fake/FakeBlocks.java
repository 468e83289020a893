package dev.waybill.application.fake;

import dev.waybill.application.port.BlockList;
import dev.waybill.domain.upload.Block;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class FakeBlocks implements BlockList {
  private static final Comparator<Block> ORDER =
      Comparator.comparingInt(FakeBlocks::kind).thenComparing(FakeBlocks::key);

  private final FakeTransactions transactions;

  FakeBlocks(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(Listed entry) {
    return transactions.writing().blocks().putIfAbsent(entry.block(), entry) == null;
  }

  @Override
  public boolean remove(Block block) {
    return transactions.writing().blocks().remove(block) != null;
  }

  @Override
  public List<Listed> after(Optional<Block> last, int limit) {
    return transactions.reading().blocks().values().stream()
        .filter(entry -> last.filter(one -> ORDER.compare(entry.block(), one) <= 0).isEmpty())
        .sorted(Comparator.comparing(Listed::block, ORDER))
        .limit(limit)
        .toList();
  }

  private static int kind(Block block) {
    return switch (block) {
      case Block.OfUpload _ -> 0;
      case Block.OfDigest _ -> 1;
      case Block.OfNetwork _ -> 2;
    };
  }

  private static String key(Block block) {
    return switch (block) {
      case Block.OfUpload(var id) -> id.toString();
      case Block.OfDigest(var sha256) -> sha256.hex();
      case Block.OfNetwork(var network) -> network;
    };
  }
}
