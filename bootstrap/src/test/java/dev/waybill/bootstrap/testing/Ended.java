package dev.waybill.bootstrap.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A program that was run to its end.
public record Ended(int exit, String out, String err) {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /// Runs it without input.
  public static Ended run(ProcessBuilder program) {
    return run(program, LONGEST);
  }

  /// As [#run(ProcessBuilder)], for a program that takes longer.
  public static Ended run(ProcessBuilder program, Duration longest) {
    try {
      var out = Files.createTempFile("waybill-", ".out");
      var err = Files.createTempFile("waybill-", ".err");
      try {
        var process = program.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        return new Ended(exit(process, program, longest), text(out), text(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exit(Process process, ProcessBuilder program, Duration longest) {
    try {
      if (!process.waitFor(longest)) {
        process.destroyForcibly();
        throw new AssertionError(program.command() + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(program.command() + " was waited for in vain", e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, UTF_8);
  }
}
