package dev.waybill.persistence;

import dev.waybill.domain.upload.Upload;
import java.util.Optional;
import org.hibernate.StatelessSession;

/// How the rows of a new upload come into a database.
@FunctionalInterface
interface UploadInsertion {
  /// A statement for each row: what a database in this process does quickly.
  UploadInsertion BY_ENTITIES =
      (session, upload, node) -> {
        NodeFence.require(session, node);
        KeyFence.require(session, KeyFence.wrapping(upload));
        session.insert(UploadEntity.from(upload));
        session.insertMultiple(StoredFileEntity.from(upload));
      };

  /// @throws dev.waybill.application.port.StorageUnavailable where a key that wraps a file's was
  ///   erased
  /// @throws dev.waybill.application.port.DatabaseUnavailable where the node is not recorded
  void insert(StatelessSession session, Upload upload, Optional<String> node);
}
