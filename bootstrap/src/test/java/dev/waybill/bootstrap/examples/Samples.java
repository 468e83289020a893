package dev.waybill.bootstrap.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.Ended;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs the samples of `docs/examples` in a folder.
///
/// @param service that they are sent to
/// @param environment variables beside the address of the service
public record Samples(Path folder, URI service, Map<String, String> environment) {
  private static final Path ALL = Path.of("../docs/examples").toAbsolutePath().normalize();
  private static final String MODULES = "import requests, cryptography";

  /// The Python that has the modules, which need not be the first on the PATH.
  private static final Optional<String> PYTHON =
      Stream.of("python3", "/usr/bin/python3").filter(Samples::hasModules).findFirst();

  public Samples {
    environment = Map.copyOf(environment);
  }

  public Samples(Path folder, URI service) {
    this(folder, service, Map.of());
  }

  public String curl(String sample, String... arguments) {
    Required.program("curl");
    return run("sh", "curl/" + sample, arguments);
  }

  public String python(String sample, String... arguments) {
    return runPython("python/" + sample, arguments);
  }

  private String runPython(String sample, String... arguments) {
    return run(pythonWithModules(), sample, arguments);
  }

  static String pythonWithModules() {
    Required.that(PYTHON.isPresent(), "python3 with requests and cryptography");
    return PYTHON.orElseThrow();
  }

  /// As [#python], with a variable of the environment.
  public String pythonWith(String variable, String value, String sample, String... arguments) {
    return new Samples(folder, service, Map.of(variable, value)).python(sample, arguments);
  }

  /// Holds the Python sample against the vectors of docs/e2e.md.
  String vectorsInPython() {
    return runPython("e2e/check_vectors.py");
  }

  /// Holds the modules of the pages against them.
  ///
  /// @param modules the folder with their copies
  String vectorsInJavaScript(Path modules) {
    return node(ALL.resolve("e2e/check-vectors.mjs"), modules.toString());
  }

  /// Runs a script that is no sample.
  String node(Path script, String... arguments) {
    Required.program("node");
    return run("node", script.toString(), arguments);
  }

  public String javascript(String sample, String... arguments) {
    Required.program("node");
    return run("node", "javascript/" + sample, arguments);
  }

  /// @param sample its path below `docs/examples`
  static Path file(String sample) {
    return ALL.resolve(sample);
  }

  private String run(String program, String sample, String... arguments) {
    var command = new ArrayList<>(List.of(program, ALL.resolve(sample).toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("WAYBILL_URL", service.toString());
    var ended = Ended.run(builder);
    assertThat(ended.exit()).as(ended.err()).isZero();
    return ended.out();
  }

  private static boolean hasModules(String python) {
    try {
      return Ended.run(new ProcessBuilder(python, "-c", MODULES)).exit() == 0;
    } catch (UncheckedIOException missing) {
      return false;
    }
  }
}
