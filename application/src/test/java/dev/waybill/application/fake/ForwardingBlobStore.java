package dev.waybill.application.fake;

import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.upload.BlobKey;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A store that does what another one does, for tests that change one thing about it. What the port
/// makes of other calls (a deletion of many is many deletions) goes through these.
public abstract class ForwardingBlobStore implements BlobStore {
  private final BlobStore inner;

  protected ForwardingBlobStore(BlobStore inner) {
    this.inner = inner;
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    return inner.create(blob, atMost);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    return inner.open(blob);
  }

  @Override
  public void delete(BlobKey key) {
    inner.delete(key);
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    inner.list(found);
  }

  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    return inner.listHours(from, before, found);
  }

  @Override
  public void requireAvailable() {
    inner.requireAvailable();
  }

  @Override
  public void probe() {
    inner.probe();
  }
}
