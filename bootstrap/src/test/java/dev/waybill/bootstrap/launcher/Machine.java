package dev.waybill.bootstrap.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A machine made up in a folder: a few tools on its PATH, and whatever JDKs a test puts there.
/// Nothing of the real machine's Java is to be found.
final class Machine {
  private static final Path DISTRIBUTION = Path.of("src/main/dist");
  private static final List<String> TOOLS =
      List.of("sed", "dirname", "readlink", "head", "find", "stat", "mkdir", "rm", "cat", "touch");
  private static final long MAX_SECONDS = 60;

  final Path root;
  final Map<String, String> environment = new HashMap<>();

  Machine(Path root) throws IOException {
    this.root = root;
    var bin = Files.createDirectories(root.resolve("bin"));
    for (var tool : TOOLS) {
      script(bin.resolve(tool), "exec " + real(tool) + " \"$@\"");
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", Files.createDirectories(root.resolve("home dir")).toString());
    environment.put("WAYBILL_JDK_FOLDERS", jdks().toString());
  }

  private static Path real(String tool) {
    return Stream.of("/bin", "/usr/bin")
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + tool + " here"));
  }

  /// The only folder of JDKs that is looked in.
  Path jdks() throws IOException {
    return Files.createDirectories(root.resolve("usual jdks"));
  }

  /// A JDK whose `java` says which one it is, its process id and its arguments.
  Path jdk(Path home, String version) throws IOException {
    script(
        home.resolve("bin/java"),
        "[ \"$1\" != -version ] || { echo 'openjdk version \"" + version + "\"' >&2; exit; }",
        "echo 'java " + version + "'",
        "echo \"pid $$\"",
        "for a in \"$@\"; do echo \"[$a]\"; done");
    script(home.resolve("bin/javac"), "exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  static Path script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, Stream.concat(Stream.of("#!/bin/sh"), Stream.of(lines)).toList());
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + file);
    }
    return file;
  }

  /// The distribution without its jars, in a folder whose name has a space.
  Path distribution() throws IOException {
    var home = root.resolve("way bill");
    copy(DISTRIBUTION, home);
    return home;
  }

  /// A checkout with nothing but the launchers.
  Path checkout() throws IOException {
    var home = root.resolve("check out");
    copy(DISTRIBUTION, home.resolve("bootstrap").resolve(DISTRIBUTION));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("bootstrap/pom.xml"), "<project/>");
    return Files.copy(
        Path.of("../waybill"), home.resolve("waybill"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(path));
        Files.createDirectories(target.getParent());
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  record Result(int exit, String out, String err, long pid) {}

  Result run(Path command, String... arguments) throws IOException, InterruptedException {
    var out = root.resolve("out");
    var err = root.resolve("err");
    var builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList())
            .directory(root.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " does not end");
    }
    return new Result(
        process.exitValue(), Files.readString(out), Files.readString(err), process.pid());
  }
}
