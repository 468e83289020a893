package dev.waybill.application.upload;

import dev.waybill.domain.upload.BlobKey;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The keys that this process is writing and has not yet committed or given up: a sweep must not
/// take them for orphans. As many as there are files in running uploads.
public final class InFlight {
  private final Set<BlobKey> keys = ConcurrentHashMap.newKeySet();

  void add(BlobKey key) {
    keys.add(key);
  }

  void remove(Collection<BlobKey> done) {
    done.forEach(keys::remove);
  }

  public boolean contains(BlobKey key) {
    return keys.contains(key);
  }
}
