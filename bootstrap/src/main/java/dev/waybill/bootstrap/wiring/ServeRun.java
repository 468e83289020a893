package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.logging.LogOutput;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;

/// `waybill serve`: serves until the process is told to stop.
public record ServeRun(Console console, Overrides overrides) {
  /// @return the exit code
  public int run(Configuration configuration) {
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
    console.say(LogOutput.announcement(configuration.logging().format(), Instant.now(), sentence));
  }

  private static void hurryAtTheNext(BlockingQueue<StopSignal> signals, Server server) {
    try {
      var _ = signals.take();
      server.hurry();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts, answers a few requests of its own and stops, so that the JVM learns which classes to
  /// keep in its AOT cache.
  ///
  /// @param configuration has free ports on loopback and an empty data folder
  public static int train(Configuration configuration) {
    try (var server = Server.start(configuration)) {
      new TrainingRequests(server.port(), server.managementPort()).run();
    }
    return ExitCode.OK;
  }
}
