package dev.waybill.bootstrap.failpoint;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.bootstrap.wiring.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A step at which something happens to the process, at the step's n-th passing. Steps are calls of
/// the ports: `before publish`, `after publish`, `in the middle of deleteAll`, and for a
/// transaction `before begin` and `after commit of add`, by the last call to a repository inside
/// it. Written as `after publish#2`.
public final class Failpoint {
  /// What a process is reported with that ended by SIGKILL.
  public static final int KILLED = 137;

  private static final String PORTS = "dev.waybill.application.port";

  private final String step;
  private final AtomicInteger left;
  private final Runnable event;
  private final ThreadLocal<String> lastCall = ThreadLocal.withInitial(() -> "nothing");

  private Failpoint(String step, int passing, Runnable event) {
    this.step = step;
    this.left = new AtomicInteger(passing);
    this.event = event;
  }

  static Failpoint parse(String text, Runnable event) {
    var parts = text.split("#", 2);
    return new Failpoint(parts[0], Integer.parseInt(parts[1]), event);
  }

  Stores around(Stores stores) {
    return stores.with(
        watched(BlobStore.class, stores.blobs()), watched(Database.class, stores.database()));
  }

  private void pass(String passed) {
    if (passed.equals(step) && left.decrementAndGet() == 0) {
      event.run();
    }
  }

  private <T> T watched(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> call(real, method, arguments)));
  }

  private @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("write") && arguments != null && arguments[0] instanceof Supplier) {
      return transaction(real, method, arguments);
    }
    pass("before " + method.getName());
    if (method.getName().equals("deleteAll") && arguments != null) {
      half(real, method, arguments);
    }
    var answer = invoke(real, method, arguments);
    lastCall.set(method.getName());
    pass("after " + method.getName());
    return answer == null ? null : watchedIfPort(method.getReturnType(), answer);
  }

  /// Of several blobs some are deleted, the others not yet. To delete one twice is no error.
  private void half(Object real, Method method, Object[] arguments) throws Throwable {
    var keys = List.copyOf((Collection<?>) arguments[0]);
    if (keys.size() > 1) {
      invoke(real, method, new Object[] {keys.subList(0, keys.size() / 2)});
      pass("in the middle of " + method.getName());
    }
  }

  private @Nullable Object transaction(Object real, Method method, Object[] arguments)
      throws Throwable {
    pass("before transaction after " + lastCall.get());
    lastCall.remove();
    var committed = invoke(real, method, arguments);
    pass("after commit of " + lastCall.get());
    return committed;
  }

  private <T> Object watchedIfPort(Class<T> type, Object answer) {
    return type.isInterface() && type.getPackageName().equals(PORTS)
        ? watched(type, type.cast(answer))
        : answer;
  }

  private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }
}
