package dev.waybill.application.port;

import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;

/// Walks through all uploads of all tenants, expired ones too, in an order that never changes: for
/// whoever moves or examines an installation.
public interface UploadCatalog {
  /// At most `limit` uploads that come after `last`, or the first ones.
  List<Upload> afterAcrossTenants(Optional<Upload> last, int limit);

  /// What a part of the uploads adds up to.
  ///
  /// @param files of these uploads
  /// @param bytes of these files, as their readers get them
  /// @param last where the part ends, in a form that is the catalog's own; empty after the last
  ///   part
  record Tally(long uploads, long files, long bytes, Optional<String> last) {}

  /// Adds up at most `limit` uploads that come after a part that ended at `last`, or the first
  /// ones.
  Tally tallyAcrossTenants(Optional<String> last, int limit);
}
