package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The training run of the build: nothing of this machine's configuration counts, and nothing of it
/// stays.
final class Training {
  private static final String LOOPBACK = "127.0.0.1";

  private Training() {}

  /// How a command is started from its input.
  interface Start {
    int with(Input input, ToIntFunction<Configuration> command);
  }

  static int run(Start start, Service service) {
    try {
      var folder = Files.createTempDirectory("waybill-train");
      try {
        return start.with(input(folder), service::train);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Input input(Path folder) {
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
