package dev.waybill.rest.container;

import java.time.Duration;

/// Judges how fast a body comes. Only the time spent waiting for the client counts: a slow disk on
/// our side is not the client's fault.
final class BodyRate {
  private final long windowNanos;
  private final long bytesAWindow;
  private long waited;
  private long bytes;

  BodyRate(BodyLimits limits) {
    this(limits.bytesPerSecond(), limits.window());
  }

  private BodyRate(long bytesPerSecond, Duration window) {
    windowNanos = window.toNanos();
    // In floating point, which saturates where a product of longs would overflow.
    bytesAWindow = Math.max(1, (long) (bytesPerSecond * (windowNanos / 1e9)));
  }

  /// No rate suffices: all waiting together may last so long.
  static BodyRate waitingAtMost(Duration time) {
    return new BodyRate(Long.MAX_VALUE, time);
  }

  void received(long count) {
    bytes += count;
  }

  /// How long the next wait may last before [#waited] must be asked.
  long patienceNanos() {
    return windowNanos - waited;
  }

  /// Whether the client is still fast enough after a further wait.
  boolean waited(long nanos) {
    waited += nanos;
    if (waited < windowNanos) {
      return true;
    }
    var enough = bytes >= bytesAWindow;
    waited = 0;
    bytes = 0;
    return enough;
  }
}
