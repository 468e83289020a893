package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/// Time-outs for tests that wait for them, and a watch that sees that nothing waits longer.
final class Impatience {
  static final Timeouts SHORT =
      new Timeouts(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(300),
          Duration.ofMillis(10),
          Duration.ofSeconds(2));

  private Impatience() {}

  static void within(Duration most, Runnable task) {
    var began = System.nanoTime();
    task.run();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(most);
  }
}
