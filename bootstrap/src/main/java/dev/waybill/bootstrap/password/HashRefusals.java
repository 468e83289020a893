package dev.waybill.bootstrap.password;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts passwords that were neither checked nor set, and says so once a minute: clients choose
/// how often it happens.
final class HashRefusals {
  enum Reason {
    /// Too many of one client network wait.
    NETWORK_SHARE,
    /// One client network sets too many.
    SET_TOO_MANY,
    /// Too many of all networks wait.
    QUEUE_FULL,
    WAITED_TOO_LONG;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(HashRefusals.class);
  private static final long BETWEEN_LINES = TimeUnit.MINUTES.toNanos(1);

  private final Map<Reason, LongAdder> counts = new ConcurrentHashMap<>();

  private final LongSupplier nanos;
  private final AtomicLong nextLine;
  private final AtomicLong told = new AtomicLong();

  HashRefusals(LongSupplier nanos) {
    this.nanos = nanos;
    this.nextLine = new AtomicLong(nanos.getAsLong());
  }

  void count(Reason reason) {
    counts.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    var now = nanos.getAsLong();
    var next = nextLine.get();
    if (now - next >= 0 && nextLine.compareAndSet(next, now + BETWEEN_LINES)) {
      var all = counts.values().stream().mapToLong(LongAdder::sum).sum();
      LOG.warn(
          "Passwords were not checked or set, as too many were sent: {} since the last such line,"
              + " the latest for the reason {}",
          all - told.getAndSet(all),
          reason.word());
    }
  }

  long counted(Reason reason) {
    var count = counts.get(reason);
    return count == null ? 0 : count.sum();
  }
}
