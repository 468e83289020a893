package dev.waybill.persistence;

import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/// The session of the transaction that this thread is in. Repositories take it from here and never
/// open one.
final class CurrentSession {
  private record Bound(StatelessSession session, boolean writable) {}

  private final ScopedValue<Bound> bound = ScopedValue.newInstance();

  <T> T with(StatelessSession session, boolean writable, Supplier<T> work) {
    return ScopedValue.where(bound, new Bound(session, writable)).call(work::get);
  }

  void refuseNesting() {
    if (bound.isBound()) {
      throw new IllegalStateException("already in a transaction");
    }
  }

  StatelessSession reading() {
    return current().session();
  }

  StatelessSession writing() {
    if (!current().writable()) {
      throw new IllegalStateException("this transaction only reads");
    }
    return current().session();
  }

  private Bound current() {
    if (!bound.isBound()) {
      throw new IllegalStateException("not in a transaction");
    }
    return bound.get();
  }
}
