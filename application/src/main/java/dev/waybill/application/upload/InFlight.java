package dev.waybill.application.upload;

import dev.waybill.domain.upload.BlobKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The keys that this process is writing and has not yet committed or given up: a sweep must not
/// take them for orphans. As many as there are files in running uploads.
public final class InFlight {
  private final Map<BlobKey, Optional<String>> keys = new ConcurrentHashMap<>();
  private final Supplier<Optional<String>> node;

  /// @param node id that this process is recorded under now, where it is
  public InFlight(Supplier<Optional<String>> node) {
    this.node = node;
  }

  /// Of a process that is not recorded.
  public InFlight() {
    this(Optional::empty);
  }

  void add(BlobKey key) {
    keys.put(key, node.get());
  }

  /// What this process was recorded under when that key was added.
  Optional<String> nodeOf(BlobKey key) {
    return keys.getOrDefault(key, Optional.empty());
  }

  void remove(Collection<BlobKey> done) {
    done.forEach(keys::remove);
  }

  public boolean contains(BlobKey key) {
    return keys.containsKey(key);
  }
}
