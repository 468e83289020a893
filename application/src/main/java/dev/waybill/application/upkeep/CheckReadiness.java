package dev.waybill.application.upkeep;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.KeyVault;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.application.port.UpkeepRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tells whether an upload would work now, by trying what it needs.
public final class CheckReadiness {
  private final BlobStore blobs;
  private final KeyVault vault;
  private final UpkeepRepository upkeep;
  private final Transactions transactions;

  public CheckReadiness(
      BlobStore blobs, KeyVault vault, UpkeepRepository upkeep, Transactions transactions) {
    this.blobs = blobs;
    this.vault = vault;
    this.upkeep = upkeep;
    this.transactions = transactions;
  }

  /// @param problems what does not work, a word each (`storage`, `database`); none: ready
  /// @param reasons what is known of each, a sentence for the operator, by those words
  public record Readiness(List<String> problems, Map<String, String> reasons) {
    public Readiness {
      problems = List.copyOf(problems);
      reasons = Map.copyOf(reasons);
    }

    /// Not ready, for one reason.
    public static Readiness not(String problem, String reason) {
      return new Readiness(List.of(problem), Map.of(problem, reason));
    }

    /// For those who need not know more.
    public Readiness withoutReasons() {
      return new Readiness(problems, Map.of());
    }

    public boolean isReady() {
      return problems.isEmpty();
    }
  }

  public Readiness check() {
    var reasons = new LinkedHashMap<String, String>();
    tryOut("storage", this::probeStorage, reasons);
    tryOut("database", this::probeDatabase, reasons);
    return new Readiness(List.copyOf(reasons.keySet()), reasons);
  }

  private void probeStorage() {
    vault.requireAvailable();
    blobs.probe();
  }

  private void probeDatabase() {
    transactions.write(
        () -> {
          upkeep.probe();
          return true;
        });
  }

  private static void tryOut(String part, Runnable probe, Map<String, String> reasons) {
    try {
      probe.run();
    } catch (UnavailableException unavailable) {
      reasons.put(part, Objects.requireNonNullElse(unavailable.getMessage(), "no reason is known"));
    }
  }
}
