package dev.waybill.application.port;

import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import java.util.Optional;

/// A blob, and what it takes to write or read it.
///
/// @param dataKey that the blob is encrypted with at rest; empty for one that is kept as it is
public record BlobRef(BlobKey key, Optional<DataKey> dataKey) {
  /// A blob that is kept as it is.
  public static BlobRef plain(BlobKey key) {
    return new BlobRef(key, Optional.empty());
  }
}
