package dev.waybill.persistence;

import org.hibernate.LockMode;
import org.hibernate.query.SelectionQuery;

/// How a transaction that writes keeps others off the rows that it has found.
enum RowLocks {
  /// One writer at a time holds the whole database: a row needs no lock of its own.
  NONE(LockMode.NONE, LockMode.NONE),
  /// Many write at once, on many nodes.
  EACH(LockMode.PESSIMISTIC_WRITE, LockMode.UPGRADE_SKIPLOCKED);

  private final LockMode waiting;
  private final LockMode skipping;

  RowLocks(LockMode waiting, LockMode skipping) {
    this.waiting = waiting;
    this.skipping = skipping;
  }

  /// Waits until the rows are free, and sees them as they are then.
  <R> SelectionQuery<R> take(SelectionQuery<R> query) {
    return query.setHibernateLockMode(waiting);
  }

  /// Leaves out the rows that somebody else has.
  <R> SelectionQuery<R> takeFree(SelectionQuery<R> query) {
    return query.setHibernateLockMode(skipping);
  }
}
