package dev.waybill.bootstrap.generated;

import dev.waybill.bootstrap.testing.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A program with its arguments, the folder it runs in and further variables.
record Program(Path folder, List<String> command, Map<String, String> variables) {
  private static final Duration LONGEST = Duration.ofMinutes(8);

  Program {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }

  static Program in(Path folder, String... command) {
    return new Program(folder, List.of(command), Map.of());
  }

  Program with(String variable, String value) {
    var all = new TreeMap<>(variables);
    all.put(variable, value);
    return new Program(folder, command, all);
  }

  Program with(Map<String, String> more) {
    var all = new TreeMap<>(variables);
    all.putAll(more);
    return new Program(folder, command, all);
  }

  /// A program of the JDK that runs the tests.
  static String ofJdk(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  Ended run() {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(variables);
    return Ended.run(builder, LONGEST);
  }
}
