package dev.waybill.persistence;

import dev.waybill.application.port.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/// Times whole transactions as their callers see them: the wait for a connection, the queries, what
/// is done between them, and the commit.
final class MeteredTransactions implements Transactions {
  private final Transactions inner;
  private final TransactionMeters write;
  private final TransactionMeters read;
  private final TransactionMeters check;

  MeteredTransactions(Transactions inner, MeterRegistry meters) {
    this.inner = inner;
    this.write = new TransactionMeters(meters, "write");
    this.read = new TransactionMeters(meters, "read");
    this.check = new TransactionMeters(meters, "check");
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return write.time(() -> inner.write(work));
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return read.time(() -> inner.read(work));
  }

  @Override
  public <T> T lookUp(Supplier<T> work) {
    return read.time(() -> inner.lookUp(work));
  }

  @Override
  public void requireAvailable() {
    var _ =
        check.time(
            () -> {
              inner.requireAvailable();
              return true;
            });
  }
}
