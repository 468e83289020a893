package dev.waybill.application.upkeep;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.port.OriginRepository;
import dev.waybill.application.port.Transactions;
import java.time.Duration;
import java.time.InstantSource;

/// Forgets where uploads came from once that was kept for long enough. May run on any number of
/// nodes.
public final class ForgetOrigins {
  /// How many rows one transaction takes.
  static final int BATCH = 500;

  private final OriginRepository origins;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Duration keep;

  /// @param keep from the upload on; zero: everything is forgotten
  public ForgetOrigins(
      OriginRepository origins, Transactions transactions, InstantSource clock, Duration keep) {
    this.origins = origins;
    this.transactions = transactions;
    this.clock = clock;
    this.keep = keep;
  }

  /// @return of how many uploads
  public long forget(CallContext context) {
    long forgotten = 0;
    int batch;
    do {
      batch =
          transactions.write(() -> origins.forgetAcrossTenants(clock.instant().minus(keep), BATCH));
      forgotten += batch;
    } while (batch == BATCH);
    return forgotten;
  }
}
