package dev.waybill.storage.encryption;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Values for a while, the least recently used ones given up first. A clock that was set back makes
/// a value forgotten too.
final class Remembered<K, V> {
  private record Entry<V>(V value, Instant since) {}

  private final int most;
  private final Duration validity;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

  Remembered(int most, Duration validity, InstantSource clock) {
    this.most = most;
    this.validity = validity;
    this.clock = clock;
  }

  Optional<V> find(K key) {
    var now = clock.instant();
    lock.lock();
    try {
      @Nullable Entry<V> entry = entries.get(key);
      if (entry == null) {
        return Optional.empty();
      }
      if (now.isBefore(entry.since()) || !now.isBefore(entry.since().plus(validity))) {
        entries.remove(key);
        return Optional.empty();
      }
      return Optional.of(entry.value());
    } finally {
      lock.unlock();
    }
  }

  /// @param since when the value was right
  void put(K key, V value, Instant since) {
    lock.lock();
    try {
      entries.put(key, new Entry<>(value, since));
      if (entries.size() > most) {
        entries.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
  }
}
