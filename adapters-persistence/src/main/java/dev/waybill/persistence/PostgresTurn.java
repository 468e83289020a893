package dev.waybill.persistence;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// One call on a server: how long it may still wait before its work begins, for a place in the line
/// and for a connection together.
final class PostgresTurn {
  private final long start = System.nanoTime();
  private final Duration patience;
  private final BooleanSupplier worthwhile;

  /// @param worthwhile whether there is anything to wait for
  PostgresTurn(Duration patience, BooleanSupplier worthwhile) {
    this.patience = patience;
    this.worthwhile = worthwhile;
  }

  Duration patience() {
    return patience;
  }

  boolean hasLasted(Duration time) {
    return System.nanoTime() - start > time.toNanos();
  }

  boolean isOver() {
    return hasLasted(patience) || !worthwhile.getAsBoolean();
  }
}
