package dev.waybill.application.part;

import dev.waybill.application.contract.Required;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A production S3 server of another house than Ceph, as one process of this machine with a folder.
/// One of each kind for all tests of this JVM; it ends with it.
public final class LocalS3 {
  /// Which server.
  public enum Kind {
    MINIO("minio"),
    VERSITYGW("versitygw");

    private final String tool;

    Kind(String tool) {
      this.tool = tool;
    }
  }

  public static final String REGION = "us-east-1";
  public static final String ACCESS_KEY = "waybill-test";
  public static final String SECRET_KEY = "waybill-test-secret";
  private static final long MOST_SECONDS = 60;
  private static final Map<Kind, LocalS3> STARTED = new ConcurrentHashMap<>();

  private final Kind kind;
  private final Path program;
  private final Path folder;
  private final int port;
  private volatile Process process;

  private LocalS3(Kind kind, Path program) throws IOException {
    this.kind = kind;
    this.program = program;
    this.folder = Files.createTempDirectory("waybill-" + kind.tool);
    this.port = freePort();
    Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    this.process = run();
  }

  /// The one that the system property `waybill.s3` names, where it names one.
  public static Optional<LocalS3> chosen() {
    return Optional.ofNullable(System.getProperty("waybill.s3"))
        .flatMap(name -> List.of(Kind.values()).stream().filter(k -> k.tool.equals(name)).findAny())
        .map(LocalS3::required);
  }

  /// A server of that kind. Where it is not installed, which only its turn does, the test is listed
  /// as one that could not run.
  public static LocalS3 required(Kind kind) {
    var tools = ToolFolders.of(kind.tool);
    Required.orListed(tools.isPresent(), "what .ci/tools/" + kind.tool + " installs");
    return STARTED.computeIfAbsent(kind, _ -> start(kind, tools.orElseThrow()));
  }

  private static LocalS3 start(Kind kind, Path tools) {
    try {
      var server = new LocalS3(kind, tools.resolve(kind.tool));
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Of the program beside it that the same script installs.
  public Path tool(String name) {
    return program.resolveSibling(name);
  }

  /// SIGKILL. What it has acknowledged is in its folder.
  public void kill() {
    process.destroyForcibly();
    try {
      var _ = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void remove() {
    kill();
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns when it answers, on the same port and with the same folder.
  public void restart() {
    try {
      process = run();
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run() throws IOException {
    var data = Files.createDirectories(folder.resolve("data")).toString();
    var address = "127.0.0.1:" + port;
    var command =
        switch (kind) {
          case MINIO -> List.of(program.toString(), "server", "--address", address, data);
          case VERSITYGW ->
              List.of(program.toString(), "--quiet", "--port", address, "posix", data);
        };
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "MINIO_ROOT_USER", ACCESS_KEY,
                "MINIO_ROOT_PASSWORD", SECRET_KEY,
                "MINIO_BROWSER", "off",
                "MINIO_UPDATE", "off",
                "ROOT_ACCESS_KEY", ACCESS_KEY,
                "ROOT_SECRET_KEY", SECRET_KEY));
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        pause();
      }
    }
    throw new IOException(kind.tool + " does not start, see " + folder.resolve("log"));
  }

  private void pause() {
    try {
      var _ = process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
