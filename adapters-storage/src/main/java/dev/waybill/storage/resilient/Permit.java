package dev.waybill.storage.resilient;

import dev.waybill.application.port.Busy;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.util.concurrent.atomic.AtomicBoolean;

/// A place in a bulkhead, to be given back by whichever thread.
final class Permit implements AutoCloseable {
  private final Bulkhead bulkhead;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private Permit(Bulkhead bulkhead) {
    this.bulkhead = bulkhead;
  }

  static Permit of(Bulkhead bulkhead) {
    if (!bulkhead.tryAcquirePermission()) {
      throw new Busy("too many " + bulkhead.getName() + " of blobs at the same time");
    }
    return new Permit(bulkhead);
  }

  /// A second time does nothing.
  @Override
  public void close() {
    if (held.compareAndSet(true, false)) {
      bulkhead.onComplete();
    }
  }
}
