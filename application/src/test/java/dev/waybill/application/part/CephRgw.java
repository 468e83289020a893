package dev.waybill.application.part;

import dev.waybill.application.contract.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The Ceph cluster that `.ci/ceph-rgw start DIR PORT` has started: a production S3 server. Tests
/// find it by the environment variable `WAYBILL_CEPH`, which holds DIR.
///
/// @param directory of the cluster
public record CephRgw(Path directory) {
  public static final String REGION = "default";
  public static final String ACCESS_KEY = "waybill-test";
  public static final String SECRET_KEY = "waybill-test-secret";
  private static final long MOST_SECONDS = 60;

  /// The cluster, where one was started for the tests.
  public static Optional<CephRgw> running() {
    return Optional.ofNullable(System.getenv("WAYBILL_CEPH"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> new CephRgw(Path.of(directory)));
  }

  /// The cluster; a test without one could not run.
  public static CephRgw required() {
    var running = running();
    Required.that(running.isPresent(), "a Ceph cluster (.ci/ceph-rgw, WAYBILL_CEPH)");
    return running.orElseThrow();
  }

  public int port() {
    return Integer.parseInt(read("port").strip());
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /// SIGKILL to the gateway; what it has acknowledged is kept by the others.
  public void killGateway() {
    script("kill-gateway");
  }

  /// Returns when it answers.
  public void restartGateway() {
    script("restart-gateway");
  }

  /// Of the gateway, to stop and continue it.
  public long gatewayPid() {
    return Long.parseLong(read("run/rgw.pid").strip());
  }

  private void script(String verb) {
    var script = checkout().resolve(".ci/ceph-rgw").toString();
    try {
      var process =
          new ProcessBuilder("bash", script, verb, directory.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("ceph-rgw " + verb + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Tests run in the folder of their module.
  private static Path checkout() {
    var here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve(".ci"))
        ? here
        : Optional.ofNullable(here.getParent()).orElseThrow();
  }

  private String read(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
