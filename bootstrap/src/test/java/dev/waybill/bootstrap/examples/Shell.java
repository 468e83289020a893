package dev.waybill.bootstrap.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Ended;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// A user's shell, at home in a folder, in which curl fails where the service refuses.
///
/// @param service as `WAYBILL`
record Shell(Path home, URI service) {
  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  static Shell at(Path home, URI service) throws IOException {
    Files.writeString(home.resolve(".curlrc"), "silent\nshow-error\nfail-with-body\n");
    var python = Files.createDirectory(home.resolve("bin")).resolve("python3");
    Files.writeString(
        python,
        """
        #!/bin/sh
        PATH='%s'
        exec %s "$@"
        """
            .formatted(PATH, Samples.pythonWithModules()));
    assertThat(python.toFile().setExecutable(true)).isTrue();
    return new Shell(home, service);
  }

  /// What it prints; it must not fail.
  String run(String command) {
    var builder = new ProcessBuilder("sh", "-c", command).directory(home.toFile());
    var variables = builder.environment();
    variables.put("HOME", home.toString());
    variables.put("PATH", home.resolve("bin") + ":" + PATH);
    variables.put("WAYBILL", service.toString());
    variables.put("WAYBILL_PASSPHRASE", "correct horse battery");
    var ended = Ended.run(builder);
    assertThat(ended.exit()).as("%s%n%s%n%s", command, ended.out(), ended.err()).isZero();
    return ended.out();
  }
}
