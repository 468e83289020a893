package dev.waybill.application.inventory;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same with many things, several at the same time.
final class InParallel implements AutoCloseable {
  private final ExecutorService threads;

  /// @param most at the same time
  InParallel(int most) {
    threads =
        Executors.newFixedThreadPool(most, Thread.ofVirtual().name("inventory-", 0).factory());
  }

  /// The results, in order; the first failure where there is one. Returns when nothing runs any
  /// more.
  <T, R> List<R> map(List<T> things, Function<T, R> work) {
    var tasks = things.stream().<Callable<R>>map(thing -> () -> work.apply(thing)).toList();
    try {
      return threads.invokeAll(tasks).stream().map(InParallel::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static <R> R result(Future<R> done) {
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
