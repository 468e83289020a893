package dev.waybill.storage.s3;

import java.io.InterruptedIOException;
import java.time.Duration;

/// Notices a store that never falls silent and never gets on either: what trickles holds a place
/// for ever. Counts only the time in which the store was waited for, never a slow client.
///
/// Of what is written to a store the connection's own timeout sees to it: each 64 KiB have to go
/// within it.
final class LeastPace {
  private static final long LEAST_BYTES_A_SECOND = 1024;

  private final long windowNanos;
  private long waited;
  private long moved;

  /// @param window over which the pace is looked at
  LeastPace(Duration window) {
    this.windowNanos = window.toNanos();
  }

  /// @throws InterruptedIOException where the store was too slow
  void moved(int bytes, long nanos) throws InterruptedIOException {
    waited += nanos;
    moved += bytes;
    if (waited < windowNanos) {
      return;
    }
    if (moved < LEAST_BYTES_A_SECOND * waited / Duration.ofSeconds(1).toNanos()) {
      throw new InterruptedIOException("the store is too slow");
    }
    waited = 0;
    moved = 0;
  }
}
