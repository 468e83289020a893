package dev.waybill.storage.s3;

import dev.waybill.domain.upload.BlobKey;
import java.util.Optional;

/// Which object is what.
///
/// @param prefix of all names; empty, or with a slash at its end
record Layout(String prefix) {
  /// What the names of all blobs begin with.
  String blobs() {
    return prefix + "blobs/";
  }

  String blob(BlobKey key) {
    return blobs() + key;
  }

  /// The blob that an object is, where it is one.
  Optional<BlobKey> key(String object) {
    return Optional.of(object)
        .filter(name -> name.startsWith(blobs()))
        .map(name -> name.substring(blobs().length()))
        .filter(BlobKey::isKey)
        .map(BlobKey::new);
  }

  String mark() {
    return prefix + "installation";
  }

  String primaryMark() {
    return prefix + "primary";
  }

  /// The same one for every probe, so that at most one is ever left behind.
  String probe() {
    return prefix + "probe/write";
  }
}
