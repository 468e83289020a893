package dev.waybill.application.port;

import dev.waybill.domain.upload.BlobKey;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps blobs: bytes under a key. Knows no upload and no tenant.
///
/// Faults outside are [StorageUnavailable], or [StorageFull] where space is what is missing. A blob
/// is there whole or not at all: nothing is readable under a key before [BlobSink#publish()] has
/// returned, and what it acknowledged survives a power cut.
public interface BlobStore {
  /// Begins a new blob. Keys are used once; the store may fail on one that exists.
  BlobSink create(BlobKey key);

  /// The blob, or empty where there is none.
  Optional<BlobSource> open(BlobKey key);

  /// Removes the blob. One that is not there is no error. A source that is open goes on.
  void delete(BlobKey key);

  /// Names every blob whose key's hour is before `hour` (`yyyyMMddHH`), in no order, and removes
  /// what unfinished writes have left behind from before that hour, but never the staged bytes of a
  /// sink that is open.
  void listBefore(String hour, Consumer<BlobKey> found);

  /// Fails as [#create] would fail now; leaves nothing behind.
  void probe();
}
