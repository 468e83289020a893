package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.SweepClock;
import dev.waybill.bootstrap.cli.Console;
import dev.waybill.bootstrap.cli.ExitCode;
import dev.waybill.bootstrap.cli.Service;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.logging.LogOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;

/// What the commands do.
public final class WaybillService implements Service {
  private final Console console;
  private final Overrides overrides;

  public WaybillService(Console console) {
    this(console, Overrides.NONE);
  }

  public WaybillService(Console console, Overrides overrides) {
    this.console = console;
    this.overrides = overrides;
  }

  @Override
  public int serve(Configuration configuration) {
    return Refusals.of(console).unless(() -> serveUntilStopped(configuration));
  }

  private int serveUntilStopped(Configuration configuration) {
    var server = Server.start(configuration, overrides);
    var signals = StopSignal.listen();
    // For ends that no signal of ours brings.
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    announce(
        configuration,
        "Waybill serves on port "
            + server.port()
            + ", management on port "
            + server.managementPort());
    try {
      var signal = signals.take();
      var again = Thread.ofVirtual().start(() -> hurryAtTheNext(signals, server));
      server.stop(signal.isExpectedToDrain() ? configuration.http().drainDelay() : Duration.ZERO);
      again.interrupt();
      return signal.exitCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }

  /// Whoever started the service waits for this line on standard output, as the log may be off.
  private void announce(Configuration configuration, String sentence) {
    say(LogOutput.announcement(configuration.logging().format(), Instant.now(), sentence));
  }

  private static void hurryAtTheNext(BlockingQueue<StopSignal> signals, Server server) {
    try {
      var _ = signals.take();
      server.hurry();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int sweep(Configuration configuration, Sweep options) {
    return Refusals.of(console).unless(() -> sweepOnce(configuration, options));
  }

  private int sweepOnce(Configuration configuration, Sweep options) {
    try (var alone = Alone.tryToBe(configuration);
        var installation =
            Installation.forCommand(configuration, overrides, options.acceptClock())) {
      if (options.alone()) {
        alone.require("stop it first");
        new NodesCheck(installation.database(), alone)
            .requireNone("Stop them first, or sweep without --alone");
      }
      var sweeps = Sweeps.of(installation, options.alone() || alone.isCertain());
      if (!options.acceptClock()) {
        requireClock(sweeps.time());
      }
      var expired = sweeps.expired();
      say("Expired uploads forgotten: " + expired.uploads());
      say("Blobs removed: " + expired.blobs());
      say("Orphans removed: " + sweeps.orphans().removed());
      return ExitCode.OK;
    }
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

  @Override
  public int train(Configuration configuration) {
    try (var server = Server.start(configuration)) {
      new TrainingRequests(server.port(), server.managementPort()).run();
    }
    return ExitCode.OK;
  }

  private void say(String line) {
    console.out().println(line);
    console.out().flush();
  }
}
