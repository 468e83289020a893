package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Input;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.ServeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The training run of the build: nothing of this machine's configuration counts, and nothing of it
/// stays.
@Command(
    name = "train",
    hidden = true,
    description = "Starts, answers requests of its own, stops: for the build.")
final class TrainCommand extends Helpful implements Callable<Integer> {
  private static final String LOOPBACK = "127.0.0.1";

  private final Console console;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var folder = Files.createTempDirectory("waybill-train");
    try {
      return new Configured(console).run(input(folder), ServeRun::train);
    } finally {
      remove(folder);
    }
  }

  static Input input(Path folder) {
    var flags =
        Map.of(
            "--http-host",
            LOOPBACK,
            "--http-port",
            "0",
            "--management-host",
            LOOPBACK,
            "--management-port",
            "0",
            "--data-dir",
            folder.toString());
    return new Input(flags, List.of(), Map.of());
  }

  private static void remove(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
