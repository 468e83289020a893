package dev.waybill.application.upkeep;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.application.port.UpkeepRepository;
import java.util.ArrayList;
import java.util.List;

/// Tells whether an upload would work now, by trying what it needs.
public final class CheckReadiness {
  private final BlobStore blobs;
  private final UpkeepRepository upkeep;
  private final Transactions transactions;

  public CheckReadiness(BlobStore blobs, UpkeepRepository upkeep, Transactions transactions) {
    this.blobs = blobs;
    this.upkeep = upkeep;
    this.transactions = transactions;
  }

  /// @param problems what does not work, a word each (`storage`, `database`); none: ready
  public record Readiness(List<String> problems) {
    public Readiness {
      problems = List.copyOf(problems);
    }

    public boolean isReady() {
      return problems.isEmpty();
    }
  }

  public Readiness check() {
    var problems = new ArrayList<String>();
    tryOut("storage", blobs::probe, problems);
    tryOut("database", this::probeDatabase, problems);
    return new Readiness(problems);
  }

  private void probeDatabase() {
    transactions.write(
        () -> {
          upkeep.probe();
          return true;
        });
  }

  private static void tryOut(String part, Runnable probe, List<String> problems) {
    try {
      probe.run();
    } catch (UnavailableException unavailable) {
      problems.add(part);
    }
  }
}
