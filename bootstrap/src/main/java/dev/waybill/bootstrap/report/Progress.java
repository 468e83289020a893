package dev.waybill.bootstrap.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/// Says now and then how far something has come, on standard error.
final class Progress {
  private static final long EVERY = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private long next = System.nanoTime() + EVERY;

  Progress(PrintWriter err) {
    this.err = err;
  }

  void at(Supplier<String> line) {
    if (System.nanoTime() - next >= 0) {
      err.println(line.get());
      err.flush();
      next = System.nanoTime() + EVERY;
    }
  }
}
