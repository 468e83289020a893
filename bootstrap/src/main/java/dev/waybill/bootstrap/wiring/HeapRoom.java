package dev.waybill.bootstrap.wiring;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Whether the collector still finds room: a process whose heap stays full after it has collected
/// does little else. What was found long ago counts for nothing, so that a node from which all
/// requests were taken away, and which has nothing to collect any more, comes back by itself.
final class HeapRoom {
  private static final double FULL = 0.97;
  private static final Duration RECENT = Duration.ofSeconds(10);

  private final Supplier<Optional<Collection>> last;
  private final long most;

  /// The last collection.
  ///
  /// @param ago since its end
  /// @param used bytes of the heap that it has left in use
  record Collection(Duration ago, long used) {}

  /// @param most bytes that the heap may have
  HeapRoom(Supplier<Optional<Collection>> last, long most) {
    this.last = last;
    this.most = most;
  }

  static HeapRoom ofThisProcess() {
    return new HeapRoom(HeapRoom::lastCollection, Runtime.getRuntime().maxMemory());
  }

  /// A sentence, where there is one.
  Optional<String> shortage() {
    return last.get()
        .filter(collection -> collection.ago().compareTo(RECENT) < 0)
        .filter(collection -> collection.used() > FULL * most)
        .map(
            collection ->
                "the heap has "
                    + collection.used()
                    + " of "
                    + most
                    + " bytes in use after a collection");
  }

  private static Optional<Collection> lastCollection() {
    var uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
        .map(GarbageCollectorMXBean::getLastGcInfo)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(GcInfo::getEndTime))
        .map(info -> new Collection(Duration.ofMillis(uptime - info.getEndTime()), usedIn(info)));
  }

  private static long usedIn(GcInfo info) {
    var heap = heapPools();
    return info.getMemoryUsageAfterGc().entrySet().stream()
        .filter(pool -> heap.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  private static Set<String> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getName)
        .collect(Collectors.toSet());
  }
}
