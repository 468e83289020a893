package dev.waybill.bootstrap.metrics;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.bootstrap.wiring.Overrides;
import dev.waybill.bootstrap.wiring.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/// The stores of a node that has trouble of a kind that no machine makes on demand.
final class Troubled implements InstantSource {
  private static final Duration SLOW = Duration.ofSeconds(3);

  /// Uploads meet a fault of ours.
  volatile boolean buggy;

  /// Blobs take long to open.
  volatile boolean slow;

  /// Nothing can be swept.
  volatile boolean unswept;

  /// How far ahead the clock goes.
  volatile Duration ahead = Duration.ZERO;

  Overrides overrides() {
    return Overrides.NONE.with(this).with((Stores stores) -> around(stores));
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  private Stores around(Stores stores) {
    return stores.with(
        troubled(BlobStore.class, stores.blobs()), troubled(Database.class, stores.database()));
  }

  private <T> T troubled(Class<T> port, T inner) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              trouble(method.getName());
              try {
                var result = method.invoke(inner, arguments);
                return result instanceof UpkeepRepository upkeep
                    ? troubled(UpkeepRepository.class, upkeep)
                    : result;
              } catch (InvocationTargetException thrown) {
                throw Objects.requireNonNull(thrown.getCause());
              }
            }));
  }

  private void trouble(String call) throws InterruptedException {
    if (buggy && call.equals("create")) {
      throw new IllegalStateException("a fault of ours, made by a test");
    }
    if (slow && call.equals("open")) {
      Thread.sleep(SLOW);
    }
    if (unswept && call.equals("buryExpiredAcrossTenants")) {
      throw new DatabaseUnavailable("nothing can be swept, said by a test");
    }
  }
}
