package dev.waybill.bootstrap.metrics;

import static dev.waybill.bootstrap.metrics.Drill.hurried;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.bootstrap.durability.SmallVolume;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The alerts that one node with its disk can raise: each fires while its cause lasts, and clears.
@InTurn("alerts")
@Tag("embedded")
class NodeAlertsTest {
  private static final int VOLUME = 64 << 20;
  private static final int LITTLE = 2 << 20;
  private static final int CONNECTIONS = 20;
  private static final int FILES = 600;
  private static final Drill.Step NOTHING = () -> {};

  private final Troubled trouble = new Troubled();
  private final String management = "" + freePort();
  @TempDir private Path folder;
  private Path data;
  private SmallVolume volume;
  private RunningWaybill waybill;
  private Caller caller;

  @BeforeEach
  void mount() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    volume = SmallVolume.mount(data, VOLUME);
    start();
  }

  @AfterEach
  void unmount() {
    stop();
    volume.close();
  }

  private void start(String... more) {
    var settings =
        List.of(
            "--management-port",
            management,
            "--min-free-space",
            "4MiB",
            "--max-connections",
            "" + CONNECTIONS,
            "--rate-limits",
            "off",
            "--sweep-interval",
            "1s");
    var all = Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new);
    waybill = RunningWaybill.start(data, trouble.overrides(), all);
    caller = new Caller(waybill.url());
  }

  private void stop() {
    caller.close();
    waybill.close();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void disk_and_files() throws Exception {
    try (var drill = drill(hurried(Deployed.rules()))) {
      drill.fires(
          "the disk fills up",
          Set.of("WaybillDiskFilling", "WaybillNotReady", "WaybillUnavailable"),
          () -> volume.leave(LITTLE),
          () -> caller.ask("PUT", "/upload/x", BodyPublishers.ofString("x")),
          volume::makeRoom);
      drill.fires(
          "the disk cannot be written to",
          Set.of("WaybillStoreFailing", "WaybillNotReady", "WaybillUploadsFail"),
          this::breakStaging,
          () -> caller.ask("PUT", "/upload/x", BodyPublishers.ofString("x")),
          this::mendStaging);
      var link = caller.upload("to be lost", "");
      drill.fires(
          "a file is lost",
          Set.of("WaybillDamagedFile"),
          this::loseBlobs,
          () -> caller.leave(link + "/content"),
          NOTHING);
    }
  }

  private void breakStaging() throws IOException {
    Files.move(data.resolve("staging"), data.resolve("staging.away"));
    Files.createFile(data.resolve("staging"));
  }

  private void mendStaging() throws IOException {
    Files.delete(data.resolve("staging"));
    Files.move(data.resolve("staging.away"), data.resolve("staging"));
  }

  private void loseBlobs() throws IOException {
    try (var files = Files.walk(data.resolve("blobs"), 4)) {
      for (var blob : files.filter(f -> f.getFileName().toString().length() == 32).toList()) {
        Files.delete(blob);
      }
    }
  }

  @Test
  void keys() throws Exception {
    var keys = folder.resolve("keys");
    var key = Base64.getEncoder().encodeToString(new byte[32]);
    Files.writeString(keys, key);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    stop();
    start("--encryption-key-file", keys.toString());
    try (var drill = drill(hurried(Deployed.rules()))) {
      drill.fires(
          "the key file is spoilt",
          Set.of("WaybillKeyFileRefused"),
          () -> Files.writeString(keys, "no key"),
          NOTHING,
          () -> Files.writeString(keys, key));
    }
  }

  @Test
  void requests_sweeps_and_the_process() throws Exception {
    var openFiles = Scrape.of(waybill.managementUrl()).value("process_open_fds").orElseThrow();
    var rules =
        hurried(Deployed.rules())
            .replace(
                "0.8 * process_max_fds{job=\"waybill\"}", Double.toString(openFiles + FILES / 2.0));
    try (var drill = drill(rules)) {
      var link = caller.upload("content", "");
      caller.ask("GET", link + "/content");
      drill.staysSilent("one fault of ours", "WaybillInternalErrors", this::oneFault);
      drill.fires(
          "a fault of ours",
          Set.of("WaybillInternalErrors", "WaybillDefect"),
          () -> trouble.buggy = true,
          () -> caller.ask("PUT", "/upload/x", BodyPublishers.ofString("x")),
          () -> trouble.buggy = false);
      drill.fires(
          "three seconds to the first byte",
          Set.of("WaybillSlow"),
          () -> trouble.slow = true,
          () -> caller.ask("GET", link + "/content"),
          () -> trouble.slow = false);
      var locked = caller.upload("content", "secret");
      drill.fires(
          "somebody guesses passwords",
          Set.of("WaybillPasswordGuessing"),
          NOTHING,
          () -> guess(locked),
          NOTHING);
      crowds(drill);
      opensFiles(drill);
      sweepsFail(drill);
      drill.fires("the node is gone", Set.of("WaybillDown"), this::stop, NOTHING, this::start);
    }
  }

  private void oneFault() {
    trouble.buggy = true;
    caller.ask("PUT", "/upload/x", BodyPublishers.ofString("x"));
    trouble.buggy = false;
  }

  private void guess(String locked) {
    for (int n = 0; n < 5; n++) {
      caller.ask("GET", locked + "/content", "Waybill-Password", "guess " + n);
    }
  }

  private void crowds(Drill drill) throws Exception {
    var sockets = new ArrayList<AutoCloseable>();
    drill.fires(
        "many connections",
        Set.of("WaybillAtItsLimit"),
        () -> {
          for (int n = 0; n < CONNECTIONS - 2; n++) {
            sockets.add(caller.send("GET "));
          }
        },
        NOTHING,
        () -> closeAll(sockets));
  }

  private void opensFiles(Drill drill) throws Exception {
    var files = new ArrayList<AutoCloseable>();
    drill.fires(
        "many open files",
        Set.of("WaybillFileDescriptors"),
        () -> {
          var file = Files.createFile(folder.resolve("file"));
          for (int n = 0; n < FILES; n++) {
            files.add(FileChannel.open(file));
          }
        },
        NOTHING,
        () -> closeAll(files));
  }

  private static void closeAll(List<AutoCloseable> all) throws Exception {
    for (var one : all) {
      one.close();
    }
  }

  /// The upload of this test expires after half an hour by a clock that is ahead, but by less than
  /// would be doubted.
  private void sweepsFail(Drill drill) throws Exception {
    caller.ask("PUT", "/upload/x?expires=30m", BodyPublishers.ofString("x"));
    drill.fires(
        "sweeps fail",
        Set.of("WaybillSweepStale", "WaybillSweepBehind"),
        () -> {
          trouble.unswept = true;
          trouble.ahead = Duration.ofMinutes(31);
        },
        NOTHING,
        () -> trouble.unswept = false);
  }

  @Test
  void two_versions() throws Exception {
    var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var version = new String[] {"development"};
    other.createContext(
        "/metrics",
        exchange -> {
          var text = "waybill_build_info{version=\"%s\"} 1\n".formatted(version[0]);
          exchange.sendResponseHeaders(200, text.length());
          exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    other.start();
    var targets = List.of("127.0.0.1:" + management, "127.0.0.1:" + other.getAddress().getPort());
    try (var drill = Drill.begin(folder.resolve("p"), targets, hurried(Deployed.rules()))) {
      drill.fires(
          "an older node beside a newer one",
          Set.of("WaybillMixedVersions"),
          () -> version[0] = "0.0.1",
          NOTHING,
          () -> version[0] = "development");
    } finally {
      other.stop(0);
    }
  }

  private Drill drill(String rules) throws IOException {
    return Drill.begin(folder.resolve("p"), List.of("127.0.0.1:" + management), rules);
  }
}
