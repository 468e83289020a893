package dev.waybill.bootstrap.testing;

import dev.waybill.bootstrap.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a node is started in a process of its own.
///
/// @param main the class whose `main` understands the arguments of `waybill`
/// @param tool a program and its arguments that starts the node, like strace; may be empty
/// @param java further options for the JVM
/// @param classPath where its classes are
public record Launch(
    Site site, Path data, Class<?> main, List<String> tool, List<String> java, String classPath) {
  static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx128m",
          "--enable-native-access=ALL-UNNAMED");

  public Launch {
    tool = List.copyOf(tool);
    java = List.copyOf(java);
  }

  /// A node of the installation that belongs to that folder.
  public static Launch of(Path data) {
    var classPath = System.getProperty("java.class.path");
    return new Launch(Edition.site(data), data, Main.class, List.of(), List.of(), classPath);
  }

  public Launch at(Site another) {
    return new Launch(another, data, main, tool, java, classPath);
  }

  public Launch under(List<String> another) {
    return new Launch(site, data, main, another, java, classPath);
  }

  public Launch main(Class<?> another) {
    return new Launch(site, data, another, tool, java, classPath);
  }

  public Launch java(String... options) {
    var all = new ArrayList<>(java);
    all.addAll(List.of(options));
    return new Launch(site, data, main, tool, all, classPath);
  }

  public Launch classPath(String another) {
    return new Launch(site, data, main, tool, java, another);
  }

  /// With classes that the JVM has loaded and linked before: half the time, once that is prepared.
  public Launch quick() {
    return QuickStart.SHARED.apply(this);
  }

  /// @param settings further flags and their values
  ProcessBuilder command(String command, String... settings) {
    var words = new ArrayList<>(tool);
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    words.addAll(OPTIONS);
    words.addAll(locale());
    words.addAll(java);
    words.addAll(List.of("-cp", classPath, main.getName(), command));
    words.addAll(List.of("--data-dir", data.toString(), "--http-host", "127.0.0.1"));
    words.addAll(List.of("--http-port", "0", "--management-port", "0"));
    words.addAll(site.settings());
    words.addAll(List.of(settings));
    var builder = new ProcessBuilder(words);
    // Some are the tests' own, like WAYBILL_CEPH, and none is the service's.
    builder.environment().keySet().removeIf(name -> name.startsWith("WAYBILL_"));
    builder.environment().putAll(site.secrets());
    return builder;
  }

  /// That of the tests, as a host's would be.
  private static List<String> locale() {
    return List.of(
        "-Duser.language=" + System.getProperty("user.language"),
        "-Duser.country=" + System.getProperty("user.country", ""));
  }

  /// Runs a command to its end.
  public Ended run(String command, String... settings) {
    return Ended.run(command(command, settings));
  }
}
