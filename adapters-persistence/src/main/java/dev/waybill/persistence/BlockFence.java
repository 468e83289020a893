package dev.waybill.persistence;

import dev.waybill.application.port.UploadBlocked;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/// Keeps out what is on the block list. What is put on it at the same instant may come in once
/// more, and nobody reads it then.
final class BlockFence {
  private BlockFence() {}

  /// The digests of the upload's files.
  static List<byte[]> digests(Upload upload) {
    return upload.files().stream().map(file -> file.sha256().bytes()).toList();
  }

  /// @param client the network that the upload comes from; none: it is only moved
  /// @throws UploadBlocked which says why
  static void require(StatelessSession session, Upload upload, Optional<String> client) {
    if (client.isEmpty()) {
      return;
    }
    if (session.get(BlockedNetworkEntity.class, client.get()) != null) {
      throw new UploadBlocked(new Block.OfNetwork(client.get()));
    }
    for (var digests : Chunks.of(digests(upload))) {
      blocked(session, digests)
          .ifPresent(
              digest -> {
                throw new UploadBlocked(new Block.OfDigest(digest));
              });
    }
  }

  private static Optional<Digest> blocked(StatelessSession session, List<byte[]> digests) {
    return session
        .createSelectionQuery(
            "select b.sha256 from BlockedDigestEntity b where b.sha256 in (:digests)", byte[].class)
        .setParameterList("digests", digests)
        .setMaxResults(1)
        .list()
        .stream()
        .findFirst()
        .map(Digest::of);
  }
}
