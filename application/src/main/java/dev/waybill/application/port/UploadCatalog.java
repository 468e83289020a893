package dev.waybill.application.port;

import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;

/// Walks through all uploads of all tenants, expired ones too, in an order that never changes: for
/// whoever moves or examines an installation.
public interface UploadCatalog {
  /// At most `limit` uploads that come after `last`, or the first ones.
  List<Upload> after(Optional<Upload> last, int limit);
}
