package dev.waybill.bootstrap.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Watches how much memory the processes of browsers take that this JVM has started.
final class BrowserMemory implements AutoCloseable {
  private static final String RENDERER = "--type=renderer";
  private static final int EVERY_MILLIS = 100;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile long renderer;
  private volatile long whole;

  BrowserMemory() {
    var _ = clock.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Whether this machine tells.
  static boolean isKnown() {
    return Files.isReadable(Path.of("/proc/self/statm"));
  }

  /// The most that one page's process has had, in MiB.
  long rendererMebibytes() {
    return renderer >> 20;
  }

  /// The most that all processes together have had, in MiB; what they share counts several times.
  long wholeMebibytes() {
    return whole >> 20;
  }

  private void look() {
    long sum = 0;
    for (var process : ProcessHandle.current().descendants().toList()) {
      var folder = Path.of("/proc", Long.toString(process.pid()));
      try {
        var resident = residentBytes(folder);
        sum += resident;
        if (commandLine(folder).contains(RENDERER)) {
          renderer = Math.max(renderer, resident);
        }
      } catch (IOException gone) {
        // It has ended meanwhile.
      }
    }
    whole = Math.max(whole, sum);
  }

  private static long residentBytes(Path folder) throws IOException {
    var pages = Files.readString(folder.resolve("statm")).split(" ", -1)[1];
    return Long.parseLong(pages) * 4096;
  }

  private static String commandLine(Path folder) throws IOException {
    return Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
