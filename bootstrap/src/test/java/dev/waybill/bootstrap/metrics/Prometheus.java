package dev.waybill.bootstrap.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// A real Prometheus that scrapes nodes every second, with its data in a folder of the test.
final class Prometheus implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;

  private Prometheus(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /// @param targets host and port each
  /// @param rules the text of a file of rules
  static Prometheus start(Path folder, List<String> targets, String rules) throws IOException {
    OutsideTools.folder("prometheus");
    var listed = targets.stream().map(t -> "'" + t + "'").collect(Collectors.joining(", "));
    Files.writeString(folder.resolve("waybill.rules.yml"), rules);
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 500ms}
        rule_files: [waybill.rules.yml]
        scrape_configs:
          - job_name: waybill
            static_configs: [{targets: [%s]}]
        """
            .formatted(listed));
    var port = freePort();
    var process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--query.lookback-delta=5s",
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var started = new Prometheus(process, URI.create("http://127.0.0.1:" + port));
    started.await(started::isReady, "Prometheus did not start: " + folder.resolve("log"));
    return started;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(address.resolve("/-/ready")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (ConnectException notYet) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits until that is so, a minute at most.
  void await(BooleanSupplier expected, String otherwise) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!expected.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(otherwise);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What a query finds now.
  JsonNode query(String query) {
    return ask("/api/v1/query?query=" + encoded(query)).path("result");
  }

  /// The names of all meters that were scraped.
  SortedSet<String> names() {
    var names = new TreeSet<String>();
    ask("/api/v1/label/__name__/values").forEach(name -> names.add(name.asText()));
    return names;
  }

  /// The names of the alerts that fire now.
  SortedSet<String> firing() {
    return alerts("firing");
  }

  /// The names of the alerts that will fire if their condition lasts.
  SortedSet<String> pending() {
    return alerts("pending");
  }

  private SortedSet<String> alerts(String state) {
    var names = new TreeSet<String>();
    for (var alert : ask("/api/v1/alerts").path("alerts")) {
      if (alert.path("state").asText().equals(state)) {
        names.add(alert.path("labels").path("alertname").asText());
      }
    }
    return names;
  }

  private JsonNode ask(String path) {
    try {
      var request = HttpRequest.newBuilder(address.resolve(path)).build();
      var answer = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
      if (!answer.path("status").asText().equals("success")) {
        throw new AssertionError(path + ": " + answer.path("error").asText());
      }
      return answer.path("data");
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    process
        .onExit()
        .orTimeout(20, TimeUnit.SECONDS)
        .exceptionally(_ -> process.destroyForcibly())
        .join();
  }
}
