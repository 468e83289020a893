package dev.waybill.rest.container;

import java.time.Duration;

/// How slow a body may come, or be taken by the client, and how much of an unwanted one is still
/// taken.
///
/// @param bytesPerSecond least average while the server waits for the client; less is 408 for a
///   request, and cuts an answer off
/// @param window time of waiting over which that average is taken
/// @param lingerBytes after an early answer this much of the rest is read and thrown away, so that
///   the client can finish sending and see the answer
/// @param lingerTime and for this long
public record BodyLimits(
    long bytesPerSecond, Duration window, long lingerBytes, Duration lingerTime) {
  public static final BodyLimits DEFAULT =
      new BodyLimits(1 << 10, Duration.ofSeconds(30), 64 << 20, Duration.ofSeconds(10));

  public BodyLimits {
    Require.positive(bytesPerSecond, "bytesPerSecond");
    Require.positive(window, "window");
    Require.positive(lingerBytes, "lingerBytes");
    Require.positive(lingerTime, "lingerTime");
  }
}
