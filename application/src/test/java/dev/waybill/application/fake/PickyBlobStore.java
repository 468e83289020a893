package dev.waybill.application.fake;

import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.BlobKey;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A store that fails on single blobs and is well with all others.
public final class PickyBlobStore implements BlobStore {
  private final FakeBlobStore store;
  private final Set<BlobKey> kept = ConcurrentHashMap.newKeySet();

  public PickyBlobStore(FakeBlobStore store) {
    this.store = store;
  }

  /// From now on this blob cannot be deleted.
  public void keep(BlobKey key) {
    kept.add(key);
  }

  public void letGo() {
    kept.clear();
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    return store.create(blob, atMost);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    return store.open(blob);
  }

  @Override
  public void delete(BlobKey key) {
    if (kept.contains(key)) {
      throw new StorageUnavailable("the picky store is told to keep " + key);
    }
    store.delete(key);
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    store.list(found);
  }

  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    return store.listHours(from, before, found);
  }

  @Override
  public void requireAvailable() {
    store.requireAvailable();
  }

  @Override
  public void probe() {
    store.probe();
  }
}
