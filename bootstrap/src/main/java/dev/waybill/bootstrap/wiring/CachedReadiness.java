package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Checks at most once a second: a check writes to the disk, and anybody who reaches the management
/// port may ask.
final class CachedReadiness implements Supplier<Readiness> {
  private static final long VALID = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<Readiness> check;
  private @Nullable Readiness last;
  private long checked;

  CachedReadiness(Supplier<Readiness> check) {
    this.check = check;
  }

  @Override
  public synchronized Readiness get() {
    var known = last;
    if (known == null || System.nanoTime() - checked > VALID) {
      known = check.get();
      last = known;
      checked = System.nanoTime();
    }
    return known;
  }
}
