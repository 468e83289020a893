package dev.waybill.application.upkeep;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.application.port.UpkeepRepository.Backlog;
import dev.waybill.application.port.UploadCatalog;
import java.time.InstantSource;
import java.util.Optional;

/// Tells how much is stored and how much waits for the sweeps, for whoever watches an installation.
/// Changes nothing.
public final class TakeStock {
  /// So many uploads are added up in one transaction: none lasts long, however many there are.
  private static final int PART = 5_000;

  /// A longer backlog is told as this long.
  static final int LONGEST_BACKLOG = 100_000;

  private final UploadCatalog catalog;
  private final UpkeepRepository upkeep;
  private final Transactions transactions;
  private final InstantSource clock;

  public TakeStock(
      UploadCatalog catalog,
      UpkeepRepository upkeep,
      Transactions transactions,
      InstantSource clock) {
    this.catalog = catalog;
    this.upkeep = upkeep;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// All uploads of all tenants, expired ones too until they are swept.
  ///
  /// @param bytes of the files as their readers get them
  public record Stock(long uploads, long files, long bytes) {}

  /// Goes through all uploads: takes the longer the more there are. Uploads that come or go
  /// meanwhile may or may not be in it.
  public Stock stored(CallContext context) {
    var sum = new Stock(0, 0, 0);
    var last = Optional.<String>empty();
    do {
      var from = last;
      var part = transactions.read(() -> catalog.tallyAcrossTenants(from, PART));
      sum =
          new Stock(
              sum.uploads() + part.uploads(),
              sum.files() + part.files(),
              sum.bytes() + part.bytes());
      last = part.last();
    } while (last.isPresent());
    return sum;
  }

  public Backlog backlog(CallContext context) {
    return transactions.read(() -> upkeep.backlogAcrossTenants(clock.instant(), LONGEST_BACKLOG));
  }
}
