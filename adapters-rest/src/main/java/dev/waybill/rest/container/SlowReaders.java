package dev.waybill.rest.container;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the answers that were cut because their client took them too slowly, and tells of them
/// once a minute.
final class SlowReaders {
  private static final Logger LOG = LoggerFactory.getLogger(SlowReaders.class);
  private static final long BETWEEN_LINES = TimeUnit.MINUTES.toNanos(1);

  private final BodyLimits limits;
  private final AtomicLong cut = new AtomicLong();
  private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

  SlowReaders(BodyLimits limits) {
    this.limits = limits;
  }

  BodyLimits limits() {
    return limits;
  }

  long cut() {
    return cut.get();
  }

  void cut(InetAddress client) {
    var all = cut.incrementAndGet();
    var now = System.nanoTime();
    var next = nextLine.get();
    if (now - next >= 0 && nextLine.compareAndSet(next, now + BETWEEN_LINES)) {
      LOG.warn(
          "A client of {} took an answer at less than {} bytes per second for {} s, and was cut"
              + " off; answers cut off since the start: {}",
          ClientNetwork.written(client),
          limits.bytesPerSecond(),
          limits.window().toSeconds(),
          all);
    }
  }
}
