package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// How long one kind of transaction takes, failed or not, and how often it fails. What other ports
/// throw inside of one is not the database's failure.
final class TransactionMeters {
  private final Timer duration;
  private final Counter unavailable;
  private final Counter unexpected;

  TransactionMeters(MeterRegistry meters, String kind) {
    duration =
        Timer.builder("waybill.database.transaction.duration")
            .description("Transactions, with the wait for a connection and the commit")
            .tag("kind", kind)
            .register(meters);
    unavailable = failures(meters, kind, "unavailable");
    unexpected = failures(meters, kind, "unexpected");
  }

  private static Counter failures(MeterRegistry meters, String kind, String reason) {
    return Counter.builder("waybill.database.transaction.failures")
        .description("Transactions that failed")
        .tag("kind", kind)
        .tag("reason", reason)
        .register(meters);
  }

  <T> T time(Supplier<T> transaction) {
    var began = System.nanoTime();
    try {
      return transaction.get();
    } catch (DatabaseUnavailable failed) {
      unavailable.increment();
      throw failed;
    } catch (UnavailableException ofAnother) {
      throw ofAnother;
    } catch (RuntimeException failed) {
      unexpected.increment();
      throw failed;
    } finally {
      duration.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
  }
}
