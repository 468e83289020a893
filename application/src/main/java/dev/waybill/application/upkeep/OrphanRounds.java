package dev.waybill.application.upkeep;

import dev.waybill.application.port.InstallationRepository;
import dev.waybill.application.port.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Lets one of many nodes look for orphans, once an hour, and only where nobody has looked before:
/// in an hour that was gone through no orphan can come up later.
public final class OrphanRounds {
  /// How often one node goes round.
  public static final Duration EVERY = Duration.ofHours(1);

  private static final String TURN = "orphan-round";
  private static final String REACHED = "orphans-reached";
  private static final String NEVER = Instant.EPOCH.toString();

  private final InstallationRepository installation;
  private final Transactions transactions;
  private final InstantSource clock;

  public OrphanRounds(
      InstallationRepository installation, Transactions transactions, InstantSource clock) {
    this.installation = installation;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The hour of keys (`yyyyMMddHH`, or empty for all) that this node has to begin at; nothing
  /// where it is not time, or another node's turn. A round that breaks off is begun again with the
  /// next turn.
  public Optional<String> take() {
    return transactions.write(
        () -> {
          var last = installation.fact(TURN, NEVER);
          var now = clock.instant();
          var isTime = !Instant.parse(last).plus(EVERY).isAfter(now);
          return isTime && installation.replace(TURN, last, now.toString())
              ? Optional.of(installation.fact(REACHED).orElse(""))
              : Optional.empty();
        });
  }

  /// A round has come to its end: every hour before that one was gone through.
  public void done(String before) {
    var _ =
        transactions.write(
            () -> {
              installation.record(REACHED, before);
              return true;
            });
  }
}
