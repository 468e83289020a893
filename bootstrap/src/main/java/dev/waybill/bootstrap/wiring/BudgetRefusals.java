package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upload.UploadBudgets.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts uploads that were refused because their network has sent its share, and says so once a
/// minute: clients choose how often it happens.
final class BudgetRefusals implements Consumer<Kind> {
  private static final Logger LOG = LoggerFactory.getLogger(BudgetRefusals.class);
  private static final long BETWEEN_LINES = TimeUnit.MINUTES.toNanos(1);

  private final Map<Kind, Counter> counters = new EnumMap<>(Kind.class);
  private final LongSupplier nanos;
  private final AtomicLong nextLine;
  private final AtomicLong untold = new AtomicLong();

  BudgetRefusals(MeterRegistry meters, LongSupplier nanos) {
    for (var kind : Kind.values()) {
      counters.put(
          kind,
          Counter.builder("waybill.upload.budgets.refused")
              .description("Uploads refused, as their client network has sent what it may an hour")
              .tag("budget", kind.word())
              .register(meters));
    }
    this.nanos = nanos;
    this.nextLine = new AtomicLong(nanos.getAsLong());
  }

  @Override
  public void accept(Kind kind) {
    Objects.requireNonNull(counters.get(kind)).increment();
    untold.incrementAndGet();
    var now = nanos.getAsLong();
    var next = nextLine.get();
    if (now - next >= 0 && nextLine.compareAndSet(next, now + BETWEEN_LINES)) {
      LOG.warn(
          "Client networks sent more than they may in an hour: {} uploads refused since the last"
              + " such line, the latest for its {}",
          untold.getAndSet(0),
          kind.word());
    }
  }
}
