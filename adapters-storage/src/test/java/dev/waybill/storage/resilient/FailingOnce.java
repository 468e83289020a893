package dev.waybill.storage.resilient;

import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.BlobKey;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A store that fails at every other call.
final class FailingOnce implements BlobStore {
  private final BlobStore store;
  private boolean failed;
  private int failures;

  FailingOnce(BlobStore store) {
    this.store = store;
  }

  int failures() {
    return failures;
  }

  private void pass() {
    failed = !failed;
    if (failed) {
      failures++;
      throw new StorageUnavailable("once");
    }
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    pass();
    return store.create(blob, atMost);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    pass();
    return store.open(blob);
  }

  @Override
  public void delete(BlobKey key) {
    pass();
    store.delete(key);
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    pass();
    store.list(found);
  }

  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    pass();
    return store.listHours(from, before, found);
  }

  @Override
  public void requireAvailable() {
    pass();
    store.requireAvailable();
  }

  @Override
  public void probe() {
    pass();
    store.probe();
  }
}
