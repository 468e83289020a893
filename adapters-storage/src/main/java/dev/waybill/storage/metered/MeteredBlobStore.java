package dev.waybill.storage.metered;

import dev.waybill.application.port.BlobRange;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.upload.BlobKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A store whose calls are metered. What takes as long as a client's line lets it (writing the
/// bytes of a blob, reading more than the first of them) is not timed; its failures are counted.
public final class MeteredBlobStore implements BlobStore {
  private final BlobStore inner;
  private final MeteredCall create;
  private final MeteredCall open;
  private final MeteredCall read;
  private final MeteredCall delete;
  private final MeteredCall list;
  private final MeteredCall check;
  private final MeteredCall probe;
  private final MeteredSink.Calls writing;

  private MeteredBlobStore(BlobStore inner, MeterRegistry meters) {
    this.inner = inner;
    this.create = new MeteredCall(meters, "create");
    this.open = new MeteredCall(meters, "open");
    this.read = new MeteredCall(meters, "read");
    this.delete = new MeteredCall(meters, "delete");
    this.list = new MeteredCall(meters, "list");
    this.check = new MeteredCall(meters, "check");
    this.probe = new MeteredCall(meters, "probe");
    this.writing = MeteredSink.Calls.in(meters);
  }

  public static MeteredBlobStore around(BlobStore inner, MeterRegistry meters) {
    return new MeteredBlobStore(inner, meters);
  }

  /// For whoever finds that a blob is missing, or has another length than its row says: the store
  /// itself does not know that there ought to be one.
  public static Counter damagedWhenOpened(MeterRegistry meters) {
    return CallFailures.counter(meters, "open", FailureReason.DAMAGED);
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    return new MeteredSink(create.time(() -> inner.create(blob, atMost)), writing);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    return open.time(() -> inner.open(blob)).map(source -> new MeteredSource(source, read));
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob, BlobRange first) {
    return open.time(() -> inner.open(blob, first)).map(source -> new MeteredSource(source, read));
  }

  @Override
  public void delete(BlobKey key) {
    delete.time(() -> inner.delete(key));
  }

  @Override
  public List<BlobKey> deleteAll(Collection<BlobKey> keys) {
    return delete.time(() -> inner.deleteAll(keys));
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    list.time(() -> inner.list(found));
  }

  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    return list.time(() -> inner.listHours(from, before, found));
  }

  @Override
  public void requireAvailable() {
    requireAvailable(OptionalLong.empty());
  }

  @Override
  public void requireAvailable(OptionalLong atMost) {
    check.time(() -> inner.requireAvailable(atMost));
  }

  @Override
  public void probe() {
    probe.time(inner::probe);
  }
}
