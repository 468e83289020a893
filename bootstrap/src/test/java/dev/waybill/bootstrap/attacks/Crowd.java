package dev.waybill.bootstrap.attacks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/// Clients of one network that do the same again and again until they are stopped.
final class Crowd implements AutoCloseable {
  /// Of a client that was refused: this machine is that of the service, too.
  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<Thread> clients = new ArrayList<>();

  /// @param deed answers with a status
  Crowd(int size, IntSupplier deed) {
    var begun = new CountDownLatch(size);
    for (int i = 0; i < size; i++) {
      clients.add(
          Thread.startVirtualThread(
              () -> {
                begun.countDown();
                while (going.get()) {
                  if (deed.getAsInt() < 400) {
                    answered.incrementAndGet();
                  } else {
                    refused.incrementAndGet();
                    LockSupport.parkNanos(PAUSE);
                  }
                }
              }));
    }
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int answered() {
    return answered.get();
  }

  /// Waits until the crowd has been heard that often.
  Crowd heard(int times) {
    while (answered.get() + refused.get() < times) {
      Thread.onSpinWait();
    }
    return this;
  }

  @Override
  public String toString() {
    return answered + " answered, " + refused + " refused";
  }

  @Override
  public void close() {
    going.set(false);
    for (var client : clients) {
      try {
        client.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
