package dev.waybill.bootstrap.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A proxy's process, on a free port of loopback, with all its files in a folder of the test.
record RunningProxy(Process process, int port) implements AutoCloseable {
  private static final int TRIES = 400;
  private static final int PACE = 50;

  static RunningProxy start(Proxy proxy, boolean http2, int service, Path folder)
      throws IOException, InterruptedException {
    return start(proxy.command(), proxy.configuration(http2), service, folder);
  }

  /// @param command in which `CONFIGURATION` is the file with the text
  /// @param text in which `LISTEN` and `SERVICE` are ports, and `FOLDER` is where files may be
  static RunningProxy start(List<String> command, String text, int service, Path folder)
      throws IOException, InterruptedException {
    var port = freePort();
    var configuration = folder.resolve("configuration");
    Files.writeString(configuration, filled(text, port, service, folder));
    var words =
        command.stream()
            .map(word -> word.replace("CONFIGURATION", configuration.toString()))
            .map(word -> filled(word, port, service, folder))
            .toList();
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    var path = builder.environment().getOrDefault("PATH", "");
    builder.environment().put("PATH", path + ":/usr/sbin");
    var running =
        new RunningProxy(builder.redirectOutput(folder.resolve("log").toFile()).start(), port);
    running.awaitPort(folder);
    return running;
  }

  private static String filled(String text, int port, int service, Path folder) {
    return text.replace("LISTEN", "" + port)
        .replace("SERVICE", "" + service)
        .replace("FOLDER", folder.toString());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort(Path folder) throws IOException, InterruptedException {
    for (var left = TRIES; left > 0; left--) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (ConnectException notYet) {
        if (process.waitFor(PACE, TimeUnit.MILLISECONDS)) {
          throw new IOException("ended: " + Files.readString(folder.resolve("log")));
        }
      }
    }
    close();
    throw new IOException("does not listen: " + Files.readString(folder.resolve("log")));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process
        .onExit()
        .orTimeout(10, TimeUnit.SECONDS)
        .exceptionally(_ -> process.destroyForcibly())
        .join();
  }
}
