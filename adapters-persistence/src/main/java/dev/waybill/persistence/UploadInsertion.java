package dev.waybill.persistence;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.domain.upload.Upload;
import org.hibernate.StatelessSession;

/// How the rows of a new upload come into a database.
@FunctionalInterface
interface UploadInsertion {
  /// @throws dev.waybill.application.port.StorageUnavailable where a key that wraps a file's was
  ///   erased, or a file without a key is not kept any more
  /// @throws dev.waybill.application.port.UploadBlocked where it is on the block list
  /// @throws dev.waybill.application.port.DatabaseUnavailable where the node is not recorded
  void insert(StatelessSession session, Upload upload, AddRequirements required);
}
