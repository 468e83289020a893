package dev.waybill.rest.container;

import java.time.Duration;

/// How much goes on at once, and how long nothing may happen.
///
/// @param connections open at once; further ones wait in the kernel's queue, and of a network that
///   has its share one is closed
/// @param requests answered at once, a virtual thread each; more are 503, or 429 where their
///   network has its share
/// @param idle a connection or a blocked transfer without any progress is closed after this
/// @param stop running requests may take this long to end when the server stops; may be zero
public record ConnectionLimits(Share connections, Share requests, Duration idle, Duration stop) {
  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(
          new Share(16_384, 4_096),
          new Share(4_096, 1_024),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30));

  public ConnectionLimits {
    Require.positive(idle, "idle");
    if (stop.isNegative()) {
      throw new IllegalArgumentException("stop must not be negative: " + stop);
    }
  }
}
