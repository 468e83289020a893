package dev.waybill.persistence;

import dev.waybill.application.port.BlockList;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.UploadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The block list, in a table for each kind of entry.
final class HibernateBlocks implements BlockList {
  private static final BlockTable<UUID> UPLOADS =
      new BlockTable<>(
          "BlockedUploadEntity",
          "publicId",
          "blocked_upload",
          "public_id",
          UUID.class,
          new UUID(0, 0),
          id -> new Block.OfUpload(new UploadId(id)));

  private static final BlockTable<byte[]> DIGESTS =
      new BlockTable<>(
          "BlockedDigestEntity",
          "sha256",
          "blocked_digest",
          "sha256",
          byte[].class,
          new byte[0],
          sha256 -> new Block.OfDigest(Digest.of(sha256)));

  private static final BlockTable<String> NETWORKS =
      new BlockTable<>(
          "BlockedNetworkEntity",
          "network",
          "blocked_network",
          "network",
          String.class,
          "",
          Block.OfNetwork::new);

  private final CurrentSession current;

  HibernateBlocks(CurrentSession current) {
    this.current = current;
  }

  @Override
  public boolean add(Listed entry) {
    var session = current.writing();
    return switch (entry.block()) {
      case Block.OfUpload(var id) -> UPLOADS.add(session, id.value(), entry.since());
      case Block.OfDigest(var sha256) -> DIGESTS.add(session, sha256.bytes(), entry.since());
      case Block.OfNetwork(var network) -> NETWORKS.add(session, network, entry.since());
    };
  }

  @Override
  public boolean remove(Block block) {
    var session = current.writing();
    return switch (block) {
      case Block.OfUpload(var id) -> UPLOADS.remove(session, id.value());
      case Block.OfDigest(var sha256) -> DIGESTS.remove(session, sha256.bytes());
      case Block.OfNetwork(var network) -> NETWORKS.remove(session, network);
    };
  }

  @Override
  public List<Listed> after(Optional<Block> last, int limit) {
    var found = new ArrayList<Listed>();
    switch (last.orElseGet(() -> UPLOADS.toBlock().apply(UPLOADS.least()))) {
      case Block.OfUpload(var id) -> {
        more(found, UPLOADS, id.value(), limit);
        more(found, DIGESTS, DIGESTS.least(), limit);
        more(found, NETWORKS, NETWORKS.least(), limit);
      }
      case Block.OfDigest(var sha256) -> {
        more(found, DIGESTS, sha256.bytes(), limit);
        more(found, NETWORKS, NETWORKS.least(), limit);
      }
      case Block.OfNetwork(var network) -> more(found, NETWORKS, network, limit);
    }
    return found;
  }

  private <K> void more(List<Listed> found, BlockTable<K> table, K last, int limit) {
    if (found.size() < limit) {
      found.addAll(table.after(current.reading(), last, limit - found.size()));
    }
  }
}
