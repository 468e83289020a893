package dev.waybill.application.fake;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.Transactions;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One writer at a time, working on a copy that a commit puts in place; readers keep what they saw
/// first.
final class FakeTransactions implements Transactions {
  private record Current(DatabaseState state, boolean writable) {}

  private final ScopedValue<Current> current = ScopedValue.newInstance();
  private final ReentrantLock writer = new ReentrantLock(true);
  private volatile DatabaseState committed = DatabaseState.empty();
  private volatile FakeDatabase.Mood mood = FakeDatabase.Mood.WELL;

  void feel(FakeDatabase.Mood next) {
    mood = next;
  }

  /// What is committed now.
  DatabaseState committed() {
    return committed;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    refuseNesting();
    writer.lock();
    try {
      return commit(committed.copy(), work);
    } finally {
      writer.unlock();
    }
  }

  private <T> T commit(DatabaseState copy, Supplier<T> work) {
    if (mood == FakeDatabase.Mood.DOWN) {
      throw broken().undone();
    }
    var result = ScopedValue.where(current, new Current(copy, true)).call(work::get);
    failIf(mood == FakeDatabase.Mood.FAILING_COMMITS);
    committed = copy;
    return result;
  }

  @Override
  public <T> T read(Supplier<T> work) {
    refuseNesting();
    failIf(mood == FakeDatabase.Mood.DOWN);
    return ScopedValue.where(current, new Current(committed, false)).call(work::get);
  }

  @Override
  public <T> T lookUp(Supplier<T> work) {
    return read(work);
  }

  @Override
  public void requireAvailable() {
    failIf(mood == FakeDatabase.Mood.DOWN);
  }

  DatabaseState reading() {
    return bound().state();
  }

  DatabaseState writing() {
    if (!bound().writable()) {
      throw new IllegalStateException("this transaction only reads");
    }
    return bound().state();
  }

  private Current bound() {
    if (!current.isBound()) {
      throw new IllegalStateException("not in a transaction");
    }
    return current.get();
  }

  private void refuseNesting() {
    if (current.isBound()) {
      throw new IllegalStateException("already in a transaction");
    }
  }

  private static void failIf(boolean broken) {
    if (broken) {
      throw broken();
    }
  }

  private static DatabaseUnavailable broken() {
    return new DatabaseUnavailable("the fake database is told to fail");
  }
}
