package dev.waybill.storage.resilient;

import dev.waybill.application.fake.ForwardingBlobStore;
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
final class FailingOnce extends ForwardingBlobStore {
  private boolean failed;
  private int failures;

  FailingOnce(BlobStore store) {
    super(store);
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
    return super.create(blob, atMost);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    pass();
    return super.open(blob);
  }

  @Override
  public void delete(BlobKey key) {
    pass();
    super.delete(key);
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    pass();
    super.list(found);
  }

  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    pass();
    return super.listHours(from, before, found);
  }

  @Override
  public void requireAvailable() {
    pass();
    super.requireAvailable();
  }

  @Override
  public void probe() {
    pass();
    super.probe();
  }
}
