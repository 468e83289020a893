package dev.waybill.storage.resilient;

import dev.waybill.application.port.BlobRange;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Busy;
import dev.waybill.domain.upload.BlobKey;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A store that fails fast: so many uploads, downloads and other calls at the same time and no
/// more, each apart; none of a kind for a while once many of it have failed; and a second try where
/// nothing was handed on yet.
///
/// Writes, reads and deletions have a breaker each: a store that is full may read well, and one
/// that must not delete may do both.
///
/// Bulkhead, then breaker, then retry, then the call. Nobody waits for a place among uploads or
/// downloads, which may be hours.
public final class ResilientBlobStore implements BlobStore, MeterBinder {
  private static final Duration CONTROL_WAIT = Duration.ofMillis(500);

  private final BlobStore inner;
  private final Bulkhead uploads;
  private final Bulkhead downloads;
  private final Bulkhead control;
  private final Breaker writes = new Breaker("writes");
  private final Breaker reads = new Breaker("reads");
  private final Breaker deletions = new Breaker("deletions");
  private final RecentWrites recent;

  /// What may go on at the same time.
  ///
  /// @param uploads blobs that are being written
  /// @param downloads blobs that are open
  /// @param control other calls
  public record Limits(int uploads, int downloads, int control) {}

  private ResilientBlobStore(BlobStore inner, Limits limits, RecentWrites recent) {
    this.inner = inner;
    this.recent = recent;
    this.uploads = bulkhead("uploads", limits.uploads(), Duration.ZERO);
    this.downloads = bulkhead("downloads", limits.downloads(), Duration.ZERO);
    this.control = bulkhead("calls", limits.control(), CONTROL_WAIT);
  }

  private static Bulkhead bulkhead(String name, int most, Duration wait) {
    return Bulkhead.of(
        name, BulkheadConfig.custom().maxConcurrentCalls(most).maxWaitDuration(wait).build());
  }

  public static ResilientBlobStore around(BlobStore inner, Limits limits) {
    return around(inner, limits, System::nanoTime);
  }

  /// @param nanos as [System#nanoTime]
  static ResilientBlobStore around(BlobStore inner, Limits limits, LongSupplier nanos) {
    return new ResilientBlobStore(inner, limits, new RecentWrites(nanos));
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    List.of(uploads, downloads, control).forEach(crowd -> CrowdMeters.bind(crowd, meters));
    List.of(writes, reads, deletions).forEach(breaker -> breaker.bindTo(meters));
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    writes.require();
    var permit = Permit.of(uploads);
    try {
      return new GuardedSink(inner.create(blob, atMost), permit, writes, recent);
    } catch (RuntimeException failed) {
      permit.close();
      recent.failed();
      writes.failed(failed);
      throw failed;
    }
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    return opened(() -> inner.open(blob));
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob, BlobRange first) {
    return opened(() -> inner.open(blob, first));
  }

  private Optional<BlobSource> opened(Supplier<Optional<BlobSource>> open) {
    var permit = Permit.of(downloads);
    var held = false;
    try {
      var opened = reads.call(() -> Patience.with(open));
      held = opened.isPresent();
      return opened.map(source -> new GuardedSource(source, permit));
    } finally {
      if (!held) {
        permit.close();
      }
    }
  }

  @Override
  public void delete(BlobKey key) {
    control(
        deletions,
        () ->
            Patience.with(
                () -> {
                  inner.delete(key);
                  return key;
                }));
  }

  @Override
  public List<BlobKey> deleteAll(Collection<BlobKey> keys) {
    return control(deletions, () -> Patience.with(() -> inner.deleteAll(keys)));
  }

  private <T> T control(Breaker breaker, Supplier<T> call) {
    try (var permit = Permit.of(control)) {
      return breaker.call(call);
    }
  }

  /// As [#listHours].
  @Override
  public void list(Consumer<BlobKey> found) {
    reads.require();
    inner.list(found);
  }

  /// Not counted by the breaker and never tried twice: what `found` does is part of the call.
  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    reads.require();
    return inner.listHours(from, before, found);
  }

  @Override
  public void requireAvailable() {
    requireAvailable(OptionalLong.empty());
  }

  @Override
  public void requireAvailable(OptionalLong atMost) {
    if (uploads.getMetrics().getAvailableConcurrentCalls() == 0) {
      throw new Busy("too many uploads of blobs at the same time");
    }
    writes.call(() -> inner.requireAvailable(atMost));
  }

  /// Writes only where nobody has written for a while: a write costs money, and each leaves a
  /// version behind where a bucket keeps them. Whether the store answers is asked in any case.
  @Override
  public void probe() {
    if (recent.wentWell()) {
      writes.call(() -> inner.requireAvailable());
    } else {
      control(writes, this::write);
      recent.went();
    }
  }

  private boolean write() {
    inner.probe();
    return true;
  }
}
