package dev.waybill.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// What a test needs from the machine. Where it is missing the test could not run: it is listed in
/// the file that the system property `waybill.skipped` names, or fails where `waybill.requireTools`
/// is true.
public final class Required {
  private Required() {}

  /// Goes on only if `available`; `what` says what is needed, as `strace` or `root and mount`.
  public static void that(boolean available, String what) {
    that(available, what, caller());
  }

  /// As [#that(boolean, String)], for a test that is named: an extension asks on its behalf.
  public static void that(boolean available, String what, String test) {
    if (available) {
      return;
    }
    var line = test + " could not run: needs " + what;
    if (Boolean.getBoolean("waybill.requireTools")) {
      Assertions.fail(line);
    }
    leaveOut(line);
  }

  private static void leaveOut(String line) {
    list(line);
    Assumptions.abort(line);
  }

  /// Goes on only if `available`. Where it is not, the test is listed and never fails: for what
  /// `.ci/run` cannot install, as Docker.
  public static void orListed(boolean available, String what) {
    if (!available) {
      leaveOut(caller() + " could not run: needs " + what);
    }
  }

  /// Goes on only if a program of that name is on the `PATH`.
  public static void program(String name) {
    that(onPath(name), "the program " + name);
  }

  private static boolean onPath(String name) {
    var path = System.getenv().getOrDefault("PATH", "");
    for (var directory : path.split(":", -1)) {
      if (Files.isExecutable(Path.of(directory, name))) {
        return true;
      }
    }
    return false;
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().equals(Required.class.getName()))
                    .findFirst()
                    .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                    .orElse("a test"));
  }

  private static void list(String line) {
    var file = System.getProperty("waybill.skipped");
    if (file == null || file.isEmpty()) {
      return;
    }
    var path = Path.of(file).toAbsolutePath();
    try {
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, line + "\n", UTF_8, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
