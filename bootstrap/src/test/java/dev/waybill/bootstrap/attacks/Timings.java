package dev.waybill.bootstrap.attacks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/// Good requests, one after the other.
///
/// @param good answered with 200
/// @param nanos sorted
record Timings(int good, List<Long> nanos) {
  Timings {
    nanos = List.copyOf(nanos);
  }

  static Timings of(int requests, IntSupplier request) {
    return of(requests, Duration.ZERO, request);
  }

  /// @param pause between two requests
  static Timings of(int requests, Duration pause, IntSupplier request) {
    var nanos = new ArrayList<Long>();
    var good = 0;
    for (int i = 0; i < requests; i++) {
      var begin = System.nanoTime();
      good += request.getAsInt() == 200 ? 1 : 0;
      nanos.add(System.nanoTime() - begin);
      LockSupport.parkNanos(pause.toNanos());
    }
    Collections.sort(nanos);
    return new Timings(good, nanos);
  }

  double millis(double part) {
    return nanos.get((int) Math.ceil(part * nanos.size()) - 1) / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d of %d answered, p50 %.0f ms, p99 %.0f ms, at most %.0f ms",
        good,
        nanos.size(),
        millis(0.5),
        millis(0.99),
        millis(1));
  }
}
