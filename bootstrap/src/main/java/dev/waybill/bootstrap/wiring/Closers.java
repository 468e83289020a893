package dev.waybill.bootstrap.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was started and has to be closed: the last one first. For one thread at a time.
final class Closers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closers.class);

  /// Lets go of a part.
  @FunctionalInterface
  interface Closer {
    void close();
  }

  private final Deque<Closer> started = new ArrayDeque<>();

  void push(Closer closer) {
    started.push(closer);
  }

  /// Closes everything, once, whatever fails of it. The first failure is thrown in the end, the
  /// others are with it.
  @Override
  public void close() {
    var failures = new ArrayDeque<RuntimeException>();
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (RuntimeException failed) {
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.pop();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  /// Closes everything after a failure, which is the one to tell of.
  void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException another) {
      LOG.warn("What had been started could not all be closed", another);
      failure.addSuppressed(another);
    }
  }
}
