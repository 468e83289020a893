package dev.waybill.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedReadinessTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger checks = new AtomicInteger();
  private final CachedReadiness readiness = new CachedReadiness(this::check, nanos::get);

  private Readiness check() {
    return Readiness.not("database", "check " + checks.incrementAndGet());
  }

  @Test
  void it_is_checked_once_in_five_seconds_however_often_it_is_asked() {
    var first = readiness.get();
    nanos.addAndGet(CachedReadiness.VALID.toNanos() - 1);
    assertThat(readiness.get()).isSameAs(first);
    nanos.addAndGet(1);
    assertThat(readiness.get().reasons()).containsEntry("database", "check 2");
    assertThat(checks).hasValue(2);
  }
}
