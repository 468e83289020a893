package dev.waybill.bootstrap.durability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// Kept outside the service: what it has promised. A client that wants to change a line takes it
/// out first, and puts it back as what was answered; a line whose deletion was not answered is
/// never put back, as it may be either.
final class Ledger {
  private static final long REST_MILLIS = 20;

  private final List<Line> kept = new ArrayList<>();
  private final Set<String> deleted = new HashSet<>();
  private final Map<String, String> faults = new HashMap<>();
  private int acknowledged;
  private boolean busy;

  synchronized void acknowledge(Line line) {
    acknowledged++;
    kept.add(line);
    notifyAll();
  }

  /// Waits until so many uploads were answered.
  ///
  /// @return whether they were in time
  synchronized boolean reaches(int uploads, Duration most) {
    var deadline = System.nanoTime() + most.toNanos();
    try {
      for (long left = deadline - System.nanoTime();
          acknowledged < uploads && left > 0;
          left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return acknowledged >= uploads;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Lets the clients work, or rest: while a node starts, the others need not fill the ledger.
  synchronized void busy(boolean now) {
    busy = now;
    notifyAll();
  }

  /// Waits while the clients are to rest.
  synchronized void awaitWork(BooleanSupplier unless) {
    try {
      while (!busy && !unless.getAsBoolean()) {
        wait(REST_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  synchronized Optional<Line> take(RandomGenerator random) {
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(kept.remove(random.nextInt(kept.size())));
  }

  /// One that stays.
  synchronized Optional<Line> any(RandomGenerator random) {
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(random.nextInt(kept.size())));
  }

  synchronized void putBack(Line line) {
    kept.add(line);
  }

  synchronized void deleted(Line line) {
    deleted.add(line.id());
  }

  /// A line that was deleted, or may be.
  synchronized void remove(Line line) {
    kept.remove(line);
    deleted(line);
  }

  /// What no kill explains.
  synchronized void fault(String what, String details) {
    faults.put(what, details);
  }

  synchronized int acknowledged() {
    return acknowledged;
  }

  synchronized List<Line> kept() {
    return List.copyOf(kept);
  }

  /// The last lines that were added or changed.
  synchronized List<Line> recent(int lines) {
    return List.copyOf(kept.subList(Math.max(0, kept.size() - lines), kept.size()));
  }

  /// Takes out the last lines that were added or changed.
  synchronized List<Line> takeRecent(int lines) {
    var recent = kept.subList(Math.max(0, kept.size() - lines), kept.size());
    var taken = List.copyOf(recent);
    recent.clear();
    return taken;
  }

  synchronized Set<String> deleted() {
    return Set.copyOf(deleted);
  }

  synchronized Map<String, String> faults() {
    return Map.copyOf(faults);
  }
}
