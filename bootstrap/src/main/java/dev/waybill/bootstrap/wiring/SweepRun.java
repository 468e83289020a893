package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.upkeep.SweepClock;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;

/// `waybill sweep`: one sweep of what has expired.
public record SweepRun(Console console, Overrides overrides) {
  /// @param alone whether no other node is running
  /// @param acceptClock whether the clock is right, although it looks wrong
  public record Options(boolean alone, boolean acceptClock) {}

  /// @return the exit code
  public int run(Configuration configuration, Options options) {
    try (var alone = Alone.tryToBe(configuration);
        var installation =
            Installation.forCommand(configuration, overrides, options.acceptClock())) {
      Runnable judging = options.alone() ? () -> requireNone(installation, alone) : () -> {};
      judging.run();
      var sweeps =
          Sweeps.of(
              LocalContext.COMMAND, installation, options.alone() || alone.isCertain(), judging);
      if (!options.acceptClock()) {
        requireClock(sweeps.time());
      }
      var expired = sweeps.expired();
      console.say("Expired uploads forgotten: " + expired.uploads());
      console.say("Blobs removed: " + expired.blobs());
      console.say("Orphans removed: " + sweeps.orphans().removed());
      return ExitCode.OK;
    }
  }

  /// Again and again: a node may start, or come back from a pause.
  private static void requireNone(Installation installation, Alone alone) {
    alone.require("stop it first");
    new NodesCheck(installation.database(), alone)
        .requireNone("Stop them first, or sweep without --alone");
  }

  static void requireClock(SweepClock clock) {
    clock
        .objectionByHand()
        .ifPresent(
            objection -> {
              throw new StartFailure(
                  "Not sweeping, as the clock may be wrong: "
                      + objection
                      + ". If it is right, run `waybill sweep --accept-clock`");
            });
  }
}
