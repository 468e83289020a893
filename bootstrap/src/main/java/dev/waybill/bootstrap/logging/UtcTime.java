package dev.waybill.bootstrap.logging;

import java.time.Instant;

/// Writes times as RFC 3339 has them, in UTC, to the millisecond. Most lines come in the same
/// second as the one before. For one thread.
final class UtcTime {
  private static final int MILLIS = 1_000;

  private long second = Long.MIN_VALUE;
  private String written = "";

  void append(StringBuilder to, long millis) {
    var now = Math.floorDiv(millis, MILLIS);
    if (now != second) {
      second = now;
      var text = Instant.ofEpochSecond(now).toString();
      written = text.substring(0, text.length() - 1);
    }
    to.append(written).append('.');
    LineWriter.digits(to, Math.floorMod(millis, MILLIS));
    to.append('Z');
  }
}
