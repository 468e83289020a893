package dev.waybill.bootstrap.testing;

import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.Transactions;
import dev.waybill.bootstrap.wiring.Overrides;
import dev.waybill.bootstrap.wiring.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watches the stores of a service: blobs, and what is written to and read from them, must not be
/// used inside a transaction. A slow bucket would hold a connection for as long as it takes, and on
/// SQLite the one writer.
final class NoStoreInTransaction {
  private static final ScopedValue<String> TRANSACTION = ScopedValue.newInstance();

  private final List<String> violations = new CopyOnWriteArrayList<>();

  /// What a test puts in the place of the usual, watched.
  Overrides over(Overrides overrides) {
    return overrides.with((Stores stores) -> around(overrides.around().apply(stores)));
  }

  private Stores around(Stores stores) {
    return stores.with(
        watched(BlobStore.class, stores.blobs(), this::ofStorage),
        watched(Database.class, stores.database(), this::ofDatabase));
  }

  /// Fails where any call was made inside a transaction, also where somebody caught what that
  /// threw.
  void check() {
    if (!violations.isEmpty()) {
      throw new AssertionError("storage was used inside a transaction: " + violations);
    }
  }

  @FunctionalInterface
  private interface Call {
    @Nullable Object of(Object real, Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T watched(Class<T> port, T real, Call call) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> call.of(real, method, arguments)));
  }

  private @Nullable Object ofStorage(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (TRANSACTION.isBound()) {
      var violation = method.getName() + " inside a " + TRANSACTION.get();
      violations.add(violation);
      throw new IllegalStateException(violation);
    }
    return switch (invoke(real, method, arguments)) {
      case BlobSink sink -> watched(BlobSink.class, sink, this::ofStorage);
      case Optional<?> opened -> opened.map(this::source);
      case null -> null;
      case Object answer -> answer;
    };
  }

  private Object source(Object opened) {
    return watched(BlobSource.class, BlobSource.class.cast(opened), this::ofStorage);
  }

  private @Nullable Object ofDatabase(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    var answer = invoke(real, method, arguments);
    return answer instanceof Transactions transactions ? new Marked(transactions) : answer;
  }

  private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  private record Marked(Transactions inner) implements Transactions {
    @Override
    public <T> T write(Supplier<T> work) {
      return inner.write(() -> ScopedValue.where(TRANSACTION, "write").call(work::get));
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return inner.read(() -> ScopedValue.where(TRANSACTION, "read").call(work::get));
    }

    @Override
    public <T> T lookUp(Supplier<T> work) {
      return inner.lookUp(() -> ScopedValue.where(TRANSACTION, "look-up").call(work::get));
    }

    @Override
    public void requireAvailable() {
      inner.requireAvailable();
    }
  }
}
