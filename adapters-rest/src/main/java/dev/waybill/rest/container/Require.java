package dev.waybill.rest.container;

import java.time.Duration;

/// Checks shared by the records of limits.
final class Require {
  private Require() {}

  static void positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }

  static void positive(Duration value, String name) {
    positive(value.toMillis(), name);
  }
}
