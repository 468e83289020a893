package dev.waybill.application.upkeep;

import dev.waybill.application.port.InstallationRepository;
import dev.waybill.application.port.Transactions;

/// How many requests the stops of all nodes have cut off, ever. A process that cuts is gone before
/// anybody can ask it, so the others and the next one tell.
public final class CutRequests {
  private static final String FACT = "requests-cut";
  private static final String NONE = "0";

  private final InstallationRepository installation;
  private final Transactions transactions;

  public CutRequests(InstallationRepository installation, Transactions transactions) {
    this.installation = installation;
    this.transactions = transactions;
  }

  public long total() {
    return transactions.read(() -> Long.parseLong(installation.fact(FACT).orElse(NONE)));
  }

  /// Nodes that stop at the same time each count.
  public void add(int requests) {
    var isAdded = false;
    while (!isAdded) {
      isAdded =
          transactions.write(
              () -> {
                var known = installation.fact(FACT, NONE);
                var sum = Long.parseLong(known) + requests;
                return installation.replace(FACT, known, Long.toString(sum));
              });
    }
  }
}
