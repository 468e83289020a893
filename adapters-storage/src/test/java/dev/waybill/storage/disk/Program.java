package dev.waybill.storage.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end.
///
/// @param output of both streams
record Program(int exit, String output) {
  private static final long MOST_SECONDS = 60;

  static Program run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " does not end");
      }
      return new Program(process.exitValue(), output);
    } catch (IOException e) {
      return new Program(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
