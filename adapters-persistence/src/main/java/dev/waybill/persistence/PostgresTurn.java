package dev.waybill.persistence;

import java.time.Duration;

/// One call on a server: how long it may still wait before its work begins, for a place in the line
/// and for a connection together.
final class PostgresTurn {
  private final long start = System.nanoTime();
  private final Duration patience;

  PostgresTurn(Duration patience) {
    this.patience = patience;
  }

  Duration patience() {
    return patience;
  }

  boolean isOver() {
    return System.nanoTime() - start > patience.toNanos();
  }
}
