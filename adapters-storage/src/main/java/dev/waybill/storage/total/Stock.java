package dev.waybill.storage.total;

import dev.waybill.application.port.StorageFull;
import java.util.concurrent.atomic.AtomicLong;

/// How much there is of one thing, and how much there may be: what was counted last, what was kept
/// since, and what is coming in. What was deleted since is still in it.
final class Stock {
  private final long most;
  private final String full;
  private final AtomicLong kept = new AtomicLong();
  private final AtomicLong coming = new AtomicLong();

  /// The last count, less what had been kept before it.
  private volatile long counted;

  /// @param full says so for the log
  Stock(long most, String full) {
    this.most = most;
    this.full = full;
  }

  /// @throws StorageFull where there is no room for so much
  void requireRoomFor(long amount) {
    if (isBeyond(coming.get() + amount)) {
      throw StorageFull.byRule(full);
    }
  }

  /// Takes the room, until it is [kept][#keep] or [given up][#giveUp].
  ///
  /// @throws StorageFull where there is none; nothing is taken then
  void take(long amount) {
    if (isBeyond(coming.addAndGet(amount))) {
      coming.addAndGet(-amount);
      throw StorageFull.byRule(full);
    }
  }

  private boolean isBeyond(long with) {
    return counted + kept.get() + with > most;
  }

  void keep(long amount) {
    kept.addAndGet(amount);
    coming.addAndGet(-amount);
  }

  void giveUp(long amount) {
    coming.addAndGet(-amount);
  }

  /// What a count that begins now will have seen, for [#counted].
  long kept() {
    return kept.get();
  }

  void counted(long found, long keptBefore) {
    counted = found - keptBefore;
  }
}
