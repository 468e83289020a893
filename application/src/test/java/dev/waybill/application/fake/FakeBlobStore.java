package dev.waybill.application.fake;

import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.domain.upload.BlobKey;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A blob store in memory that can be told to fail, and that counts what is left open.
public final class FakeBlobStore implements BlobStore {
  /// Where a fault can strike.
  public enum Step {
    CREATE,
    WRITE,
    FINISH,
    PUBLISH,
    OPEN,
    READ,
    DELETE,
    LIST,
    LOOK,
    PROBE
  }

  private final Map<BlobKey, byte[]> blobs = new ConcurrentHashMap<>();
  private final Map<Step, UnavailableException> faults = new ConcurrentHashMap<>();
  private final AtomicInteger openSinks = new AtomicInteger();
  private final AtomicInteger openSources = new AtomicInteger();

  /// From now on `step` fails with `fault`, until [#heal()].
  public void failAt(Step step, UnavailableException fault) {
    faults.put(step, fault);
  }

  public void heal() {
    faults.clear();
  }

  /// The keys of all published blobs.
  public Set<BlobKey> keys() {
    return Set.copyOf(blobs.keySet());
  }

  /// Puts bytes there behind everybody's back, as bit rot or an orphan would.
  public void put(BlobKey key, byte[] bytes) {
    blobs.put(key, bytes.clone());
  }

  /// Sinks that were created and not closed.
  public int openSinks() {
    return openSinks.get();
  }

  /// Sources that were opened and not closed.
  public int openSources() {
    return openSources.get();
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    pass(Step.CREATE);
    openSinks.incrementAndGet();
    return new FakeBlobSink(this, blob.key(), openSinks::decrementAndGet);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    pass(Step.OPEN);
    return Optional.ofNullable(blobs.get(blob.key())).map(this::source);
  }

  private BlobSource source(byte[] bytes) {
    openSources.incrementAndGet();
    return new FakeBlobSource(this, bytes, openSources::decrementAndGet);
  }

  @Override
  public void delete(BlobKey key) {
    pass(Step.DELETE);
    blobs.remove(key);
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    pass(Step.LIST);
    keys().forEach(found);
  }

  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    pass(Step.LIST);
    keys().stream()
        .filter(key -> key.hour().compareTo(from) >= 0 && key.hour().compareTo(before) < 0)
        .forEach(found);
    return 0;
  }

  @Override
  public void requireAvailable() {
    pass(Step.LOOK);
  }

  @Override
  public void probe() {
    pass(Step.PROBE);
    pass(Step.CREATE);
  }

  void pass(Step step) {
    var fault = faults.get(step);
    if (fault != null) {
      throw fault;
    }
  }
}
