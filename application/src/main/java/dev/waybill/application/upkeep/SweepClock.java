package dev.waybill.application.upkeep;

import dev.waybill.application.port.InstallationRepository;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.application.upkeep.ClockGuard.Evidence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Whether a sweep may go by the time it is, and the record of when there was one.
public final class SweepClock {
  private static final String LAST_SWEEP = "last-sweep";

  private final InstallationRepository installation;
  private final UpkeepRepository upkeep;
  private final Transactions transactions;
  private final InstantSource clock;
  private final ClockGuard guard;

  public SweepClock(
      InstallationRepository installation,
      UpkeepRepository upkeep,
      Transactions transactions,
      InstantSource clock,
      ClockGuard guard) {
    this.installation = installation;
    this.upkeep = upkeep;
    this.transactions = transactions;
    this.clock = clock;
    this.guard = guard;
  }

  /// As [ClockGuard#objection].
  public Optional<String> objection() {
    return guard.objection(clock.instant(), evidence());
  }

  /// As [ClockGuard#objectionByHand].
  public Optional<String> objectionByHand() {
    return ClockGuard.objectionByHand(clock.instant(), evidence());
  }

  /// There was a sweep by this clock.
  public void swept() {
    var now = clock.instant().toString();
    var _ =
        transactions.write(
            () -> {
              installation.record(LAST_SWEEP, now);
              return true;
            });
  }

  private Evidence evidence() {
    return transactions.read(
        () -> new Evidence(installation.fact(LAST_SWEEP).map(Instant::parse), upkeep.clock()));
  }
}
