package dev.waybill.persistence;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.domain.upload.Upload;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.StatelessSession;

/// A statement for each row of a new upload, which a database in this process does quickly. One
/// before them tells which fences have anything to keep out, as most installations have neither
/// blocks nor keys, and nobody else writes meanwhile.
final class SqliteInsertion {
  private static final String STANDING =
      """
      select exists (select 1 from node where node_id = ?),
        exists (select 1 from tenant_key),
        exists (select 1 from blocked_network) or exists (select 1 from blocked_digest)
      """;

  private SqliteInsertion() {}

  /// @param node whether the node that the upload is added for is recorded
  private record Standing(boolean node, boolean keys, boolean blocks) {}

  static void insert(StatelessSession session, Upload upload, AddRequirements required) {
    requireAll(session, upload, required);
    session.insert(UploadEntity.from(upload));
    session.insertMultiple(StoredFileEntity.from(upload));
    required.origin().ifPresent(origin -> session.insert(OriginEntity.from(upload, origin)));
  }

  private static void requireAll(
      StatelessSession session, Upload upload, AddRequirements required) {
    var standing = session.doReturningWork(connection -> standing(connection, required));
    if (required.node().isPresent() && !standing.node) {
      throw NodeFence.removed();
    }
    KeyFence.require(session, KeyFence.wrapping(upload));
    if (standing.keys) {
      ClearFence.require(session, upload, required);
    }
    if (standing.blocks) {
      BlockFence.require(session, upload, required.client());
    }
  }

  private static Standing standing(Connection connection, AddRequirements required)
      throws SQLException {
    try (var statement = connection.prepareStatement(STANDING)) {
      statement.setString(1, required.node().orElse(null));
      try (var row = statement.executeQuery()) {
        row.next();
        return new Standing(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3));
      }
    }
  }
}
