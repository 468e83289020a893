package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Checks once in [#VALID] at most: a check writes to the disk or the database, and anybody who
/// reaches the management port may ask.
final class CachedReadiness implements Supplier<Readiness> {
  /// For how long an answer is given again. Alarms do not need it newer.
  static final Duration VALID = Duration.ofSeconds(5);

  private final Supplier<Readiness> check;
  private final LongSupplier nanos;
  private @Nullable Readiness last;
  private long checked;

  CachedReadiness(Supplier<Readiness> check) {
    this(check, System::nanoTime);
  }

  /// @param nanos as [System#nanoTime]
  CachedReadiness(Supplier<Readiness> check, LongSupplier nanos) {
    this.check = check;
    this.nanos = nanos;
  }

  @Override
  public synchronized Readiness get() {
    var known = last;
    if (known == null || nanos.getAsLong() - checked >= VALID.toNanos()) {
      known = check.get();
      last = known;
      checked = nanos.getAsLong();
    }
    return known;
  }
}
