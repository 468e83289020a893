package dev.waybill.bootstrap.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// A whole service in a process of its own, on free ports of loopback, that can be killed.
public final class WaybillProcess implements AutoCloseable {
  private static final long MOST_SECONDS = 120;
  private static final String DRAIN_DELAY = "--drain-delay";
  private static final Pattern SERVES =
      Pattern.compile("Waybill serves on port (\\d+), management on port (\\d+)");

  private record Ports(int service, int management) {}

  private final Process process;
  private final CompletableFuture<Ports> serving = new CompletableFuture<>();

  // Written to by one thread and read by another.
  @SuppressWarnings("JdkObsolete")
  private final StringBuffer output = new StringBuffer();

  private final Ports ports;

  private WaybillProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
    this.ports = await(serving);
  }

  /// Starts `waybill serve` and returns when it serves. Told to stop, it does not drain first
  /// unless the settings say so.
  ///
  /// @param settings further flags and their values
  public static WaybillProcess serve(Path data, String... settings) {
    return serve(Launch.of(data), settings);
  }

  public static WaybillProcess serve(Launch launch, String... settings) {
    try {
      return new WaybillProcess(
          launch.command("serve", undelayed(settings)).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] undelayed(String... settings) {
    var all = new ArrayList<>(List.of(settings));
    if (!all.contains(DRAIN_DELAY)) {
      all.addAll(List.of(DRAIN_DELAY, "0s"));
    }
    return all.toArray(String[]::new);
  }

  /// As [#serve(Path, String...)], with its log somewhere else than its other output.
  public static WaybillProcess serve(ProcessBuilder.Redirect log, Path data, String... settings) {
    try {
      return new WaybillProcess(
          Launch.of(data).command("serve", undelayed(settings)).redirectError(log).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it logs, unless that goes somewhere else; nobody reads it otherwise.
  public InputStream log() {
    return process.getErrorStream();
  }

  /// Runs a command that comes to its end, like `sweep`, or a `serve` that is refused.
  public static Ended run(String command, Path data, String... settings) {
    return Ended.run(Launch.of(data).command(command, settings));
  }

  /// Until the end of its output, so that it never waits for us.
  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      lines.lines().forEach(this::look);
      serving.completeExceptionally(new AssertionError("It does not serve: " + output));
    } catch (IOException | UncheckedIOException ended) {
      serving.completeExceptionally(ended);
    }
  }

  private void look(String line) {
    output.append(line).append('\n');
    if (serving.isDone()) {
      return;
    }
    var found = SERVES.matcher(line);
    if (found.find()) {
      serving.complete(
          new Ports(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
    }
  }

  public int port() {
    return ports.service();
  }

  /// Of the process, where the tool that it runs under becomes it.
  public long pid() {
    return process.pid();
  }

  /// Of the service port, without a slash at its end.
  public URI url() {
    return URI.create("http://127.0.0.1:" + ports.service());
  }

  public URI managementUrl() {
    return URI.create("http://127.0.0.1:" + ports.management());
  }

  /// Waits for a while in which it should not end by itself.
  ///
  /// @return whether it did
  public boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// SIGKILL, and waits until it is gone.
  public void kill() {
    process.destroyForcibly();
    exit();
  }

  /// SIGCONT.
  public void resume() {
    signal("CONT");
  }

  /// Sends a signal by its name, without SIG, to the process that was started.
  public void signal(String name) {
    Ended.run(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())));
  }

  /// What it has written: its log, too.
  public String output() {
    return output.toString();
  }

  /// Whether it is stopped by SIGSTOP (Linux).
  public boolean isPaused() {
    try {
      var state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return state.substring(state.lastIndexOf(')')).startsWith(") T");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// SIGTERM to the service, under whatever tool it runs; does not wait.
  public void terminate() {
    var tracked = process.descendants().toList();
    if (tracked.isEmpty()) {
      // By its handle, which leaves its output open: it has something to say at its end.
      process.toHandle().destroy();
    } else {
      tracked.forEach(ProcessHandle::destroy);
    }
  }

  /// Waits for its end.
  public int exit() {
    return await(process.onExit()).exitValue();
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("Waybill's process: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Kills it, if it still runs.
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    kill();
  }
}
