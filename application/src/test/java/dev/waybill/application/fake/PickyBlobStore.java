package dev.waybill.application.fake;

import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.BlobKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A store that fails on single blobs and is well with all others.
public final class PickyBlobStore extends ForwardingBlobStore {
  private final Set<BlobKey> kept = ConcurrentHashMap.newKeySet();

  public PickyBlobStore(FakeBlobStore store) {
    super(store);
  }

  /// From now on this blob cannot be deleted.
  public void keep(BlobKey key) {
    kept.add(key);
  }

  public void letGo() {
    kept.clear();
  }

  @Override
  public void delete(BlobKey key) {
    if (kept.contains(key)) {
      throw new StorageUnavailable("the picky store is told to keep " + key);
    }
    super.delete(key);
  }
}
