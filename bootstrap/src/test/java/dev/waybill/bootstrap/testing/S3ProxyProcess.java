package dev.waybill.bootstrap.testing;

import dev.waybill.application.contract.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// s3proxy with its objects in a folder. In a process of its own, as its older Jetty does not go
/// together with ours; its jar is there in the profile `slow`.
final class S3ProxyProcess {
  static final String KEY = "s3proxy-test";
  private static final Path JAR = Path.of("target", "s3proxy.jar").toAbsolutePath();
  private static final String OBJECTS = "objects";
  private static final long MOST_SECONDS = 60;

  private S3ProxyProcess() {}

  /// With one bucket, which is a folder: asked to make one in a region, it refuses.
  ///
  /// @return its port on loopback
  static int start(String bucket) {
    Required.that(
        Files.exists(JAR), "a Ceph cluster (WAYBILL_CEPH), or s3proxy (mvn -Pslow brings it)");
    try {
      var port = freePort();
      var folder = Files.createTempDirectory(JAR.getParent(), "s3proxy");
      Files.createDirectories(folder.resolve(OBJECTS).resolve(bucket));
      var process = run(port, folder);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitAnswer(process, port);
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process run(int port, Path folder) throws IOException {
    var settings = folder.resolve("s3proxy.properties");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=http://127.0.0.1:%s
        s3proxy.authorization=aws-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        s3proxy.ignore-unknown-headers=true
        jclouds.provider=filesystem-nio2
        jclouds.identity=x
        jclouds.credential=y
        jclouds.filesystem.basedir=%s
        """
            .formatted(port, KEY, KEY, folder.resolve(OBJECTS)));
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var log = folder.resolve("log").toFile();
    return new ProcessBuilder(
            List.of(
                java,
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                JAR.toString(),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString()))
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static void awaitAnswer(Process process, int port) throws IOException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        pause(process);
      }
    }
    throw new IOException("s3proxy does not start");
  }

  private static void pause(Process process) {
    try {
      var _ = process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
