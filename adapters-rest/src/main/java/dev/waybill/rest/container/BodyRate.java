package dev.waybill.rest.container;

/// Judges how fast a body comes. Only the time spent waiting for the client counts: a slow disk on
/// our side is not the client's fault.
final class BodyRate {
  private final long windowNanos;
  private final long bytesAWindow;
  private long waited;
  private long bytes;

  BodyRate(BodyLimits limits) {
    windowNanos = limits.window().toNanos();
    bytesAWindow =
        Math.max(1, Math.multiplyExact(limits.bytesPerSecond(), windowNanos / 1_000) / 1_000_000);
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
