package dev.waybill.storage.disk;

import dev.waybill.domain.upload.BlobKey;
import java.nio.file.Path;

/// Where a published blob lies: `{hour}/{2 hex}/{32 hex}`, made of nothing but its key.
record Place(Path hour, Path fanOut, Path file) {
  static Place of(Path root, BlobKey key) {
    var file = root.resolve(key.value());
    return new Place(root.resolve(key.hour()), file.resolveSibling(""), file);
  }
}
