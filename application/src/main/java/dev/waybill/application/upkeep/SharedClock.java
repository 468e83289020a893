package dev.waybill.application.upkeep;

import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UpkeepRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What time it is for all nodes of an installation: that of the database they share, read now and
/// then and carried on in between by a clock of the node's own. Where the database has no clock,
/// and until it was read, the node's own is all there is.
///
/// While the database is away the difference that was found last holds.
public final class SharedClock implements InstantSource {
  /// An answer that took longer says too little about when it was given.
  static final Duration SLOW = Duration.ofSeconds(1);

  /// Somebody has set a clock: followed at once. Less is mostly the way of the answer.
  static final Duration JUMP = Duration.ofSeconds(5);

  /// Of a small difference this part is followed at a time.
  private static final int SMOOTHING = 4;

  /// At a start, when the first answers are slow.
  private static final int FIRST_LOOKS = 3;

  private final InstantSource own;
  private volatile @Nullable Found found;

  /// @param ahead of the database before the node's own clock
  /// @param trip how long the question and the answer took
  private record Found(Duration ahead, Duration trip) {
    boolean isSlow() {
      return trip.compareTo(SLOW) > 0;
    }
  }

  /// @param own runs evenly; what it says counts only until the database was read
  public SharedClock(InstantSource own) {
    this.own = own;
  }

  @Override
  public Instant instant() {
    var known = found;
    return known == null ? own.instant() : own.instant().plus(known.ahead());
  }

  /// Reads the database's clock until it has answered quickly once, a few times at most.
  public void begin(UpkeepRepository upkeep, Transactions transactions) {
    var quick = false;
    for (int look = 0; look < FIRST_LOOKS && !quick; look++) {
      look(upkeep, transactions);
      var known = found;
      quick = known == null || !known.isSlow();
    }
  }

  /// Reads the database's clock.
  public void look(UpkeepRepository upkeep, Transactions transactions) {
    var _ =
        transactions.read(
            () -> {
              var asked = own.instant();
              var answer = upkeep.clock();
              answer.ifPresent(database -> hear(asked, database, own.instant()));
              return true;
            });
  }

  /// @param asked when the question was sent, by the node's own clock
  /// @param database what the database said
  /// @param answered when that came, by the node's own clock
  synchronized void hear(Instant asked, Instant database, Instant answered) {
    var trip = Duration.between(asked, answered);
    var said = new Found(Duration.between(answered, database).plus(trip.dividedBy(2)), trip);
    var known = found;
    if (known == null || (known.isSlow() && trip.compareTo(known.trip()) < 0)) {
      found = said;
    } else if (!said.isSlow()) {
      found = isJump(known, said) ? said : between(known, said);
    }
  }

  private static boolean isJump(Found known, Found said) {
    return said.ahead().minus(known.ahead()).abs().compareTo(JUMP) > 0;
  }

  private static Found between(Found known, Found said) {
    var change = said.ahead().minus(known.ahead()).dividedBy(SMOOTHING);
    return new Found(known.ahead().plus(change), said.trip());
  }

  /// Why a node must not start by this clock of its machine; empty where it may. Later on a clock
  /// that goes wrong only stops the sweeps, as [ClockGuard] says.
  public Optional<String> objection(InstantSource machine) {
    var mine = machine.instant();
    var shared = instant();
    return found != null && Duration.between(mine, shared).abs().compareTo(ClockGuard.SKEW) > 0
        ? Optional.of(
            "The clocks of this machine (%s) and of the database (%s) are too far apart: set them right."
                .formatted(mine, shared))
        : Optional.empty();
  }
}
