package dev.waybill.bootstrap.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.Main;
import dev.waybill.bootstrap.testing.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// An operator's shell, in which `waybill` is this one, configured by variables.
final class OperatorShell {
  private final Path home;
  private final Map<String, String> variables = new HashMap<>();

  OperatorShell(Path home) throws IOException {
    this.home = home;
    var waybill = Files.createDirectory(home.resolve("bin")).resolve("waybill");
    Files.writeString(
        waybill,
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \\
          -cp '%s' %s "$@"
        """
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Main.class.getName()));
    assertThat(waybill.toFile().setExecutable(true)).isTrue();
    variables.put("WAYBILL_HTTP_HOST", "127.0.0.1");
    variables.put("WAYBILL_HTTP_PORT", "0");
    variables.put("WAYBILL_MANAGEMENT_PORT", "0");
  }

  OperatorShell with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  OperatorShell with(Map<String, String> more) {
    variables.putAll(more);
    return this;
  }

  /// What it prints on both outputs; it must not fail.
  String run(String command) {
    var ended = Ended.run(builder(command));
    assertThat(ended.exit()).as("%s%n%s%n%s", command, ended.out(), ended.err()).isZero();
    return ended.out() + ended.err();
  }

  ProcessBuilder builder(String command) {
    var builder = new ProcessBuilder("sh", "-c", command).directory(home.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("WAYBILL_"));
    environment.putAll(variables);
    environment.merge("PATH", "/usr/bin:/bin", (path, usual) -> home.resolve("bin") + ":" + path);
    return builder;
  }
}
