package dev.waybill.application.contract;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Does things on many threads that all start together, and fails where one of them does.
public final class AtOnce {
  private AtOnce() {}

  /// @param work takes 0 to `count` - 1
  public static void run(int count, IntConsumer work) {
    var _ =
        call(
            count,
            n -> {
              work.accept(n);
              return n;
            });
  }

  /// Answers what each answered, in order.
  public static <T> List<T> call(int count, IntFunction<T> work) {
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, count)
              .mapToObj(
                  n ->
                      threads.submit(
                          () -> {
                            go.await();
                            return work.apply(n);
                          }))
              .toList();
      go.countDown();
      return all.stream().map(AtOnce::result).toList();
    }
  }

  private static <T> T result(Future<T> one) {
    try {
      return one.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
