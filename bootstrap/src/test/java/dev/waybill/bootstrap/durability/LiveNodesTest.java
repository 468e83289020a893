package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.Operator.Result;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator is told of nodes that serve, and what is refused beside them.
@Tag("distributed")
final class LiveNodesTest {
  private static final int REFUSED = 78;
  private static final byte[] KEY = new byte[32];

  @TempDir private Path data;
  @TempDir private Path other;

  private RunningWaybill serve(String name, String... settings) throws Exception {
    var all = new ArrayList<>(List.of("--node-name", name));
    all.addAll(List.of(settings));
    var node = RunningWaybill.start(data, all.toArray(String[]::new));
    awaitNodes(name);
    return node;
  }

  private Result run(String... words) {
    return Operator.of(Edition.site(data), data).run(words);
  }

  private List<JsonNode> nodes() throws IOException {
    var nodes = new ArrayList<JsonNode>();
    for (var line : run("nodes", "--json").out().lines().toList()) {
      nodes.add(new ObjectMapper().readTree(line));
    }
    return nodes;
  }

  private void awaitNodes(String... names) throws IOException {
    var end = System.nanoTime() + 30_000_000_000L;
    while (!nodes().stream()
        .map(node -> node.path("name").asText())
        .toList()
        .equals(List.of(names))) {
      assertThat(System.nanoTime())
          .as("the time until there are %s", List.of(names))
          .isLessThan(end);
    }
  }

  @Test
  void a_node_is_shown_while_it_serves() throws Exception {
    try (var _ = serve("left")) {
      var node = nodes().getFirst();
      assertThat(node.path("state").asText()).isEqualTo("serving");
      assertThat(node.path("version").asText()).isEqualTo("development");
      assertThat(node.path("master_keys")).isEmpty();
      assertThat(node.path("clock_ahead_ms").asLong()).isBetween(-60_000L, 60_000L);
      assertThat(run("nodes").out()).contains("left").contains("serving").contains("MASTER KEYS");
    }
    assertThat(nodes()).isEmpty();
    assertThat(run("nodes").out()).isEqualTo("No node is running.\n");
  }

  /// Takes a minute, as an operator would have to wait.
  @Test
  @InTurn("faults")
  void a_node_that_was_paused_for_long_finds_out_and_says_so() throws Exception {
    try (var node = WaybillProcess.serve(data, "--node-name", "left", "--sweep-interval", "1s")) {
      awaitNodes("left");
      node.signal("STOP");
      var end = System.nanoTime() + 120_000_000_000L;
      while (!nodes().getFirst().path("state").asText().equals("dead")) {
        assertThat(System.nanoTime()).as("the time until it is taken for dead").isLessThan(end);
      }
      node.resume();
      while (!node.output().contains("others may have taken it for dead")) {
        assertThat(System.nanoTime()).as("the time until it says so").isLessThan(end);
      }
      while (!nodes().getFirst().path("state").asText().equals("serving")) {
        assertThat(System.nanoTime()).as("the time until it is back").isLessThan(end);
      }
      try (var metrics = node.managementUrl().resolve("/metrics").toURL().openStream()) {
        assertThat(new String(metrics.readAllBytes(), UTF_8))
            .contains("waybill_node_absences_total 1.0");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep --alone", "export --file FILE", "copy-blobs --to TO"})
  void what_needs_that_no_node_serves_is_refused(String command) throws Exception {
    var to = Edition.current() == Edition.EMBEDDED ? "s3" : "disk";
    var words = command.replace("FILE", other + "/export").replace("TO", to).split(" ", -1);
    try (var _ = serve("left")) {
      var refused = to.equals("s3") && words[0].equals("copy-blobs") ? toS3(words) : run(words);
      assertThat(refused.exit()).as(refused.out() + refused.err()).isEqualTo(REFUSED);
      assertThat(refused.err()).matches("(?s).*(stop it first|left \\(version development, ).*");
    }
  }

  private Result toS3(String... words) {
    return new Operator(data)
        .with("WAYBILL_S3_ENDPOINT", "http://127.0.0.1:1")
        .with("WAYBILL_S3_BUCKET", "none")
        .with("WAYBILL_S3_ACCESS_KEY", "a")
        .with("WAYBILL_S3_SECRET_KEY", "b")
        .run(words);
  }

  @Test
  void a_sweep_of_what_is_old_goes_on_beside_nodes() throws Exception {
    try (var _ = serve("left")) {
      var swept = run("sweep");
      assertThat(swept.exit()).as(swept.err()).isZero();
    }
    var alone = run("sweep", "--alone");
    assertThat(alone.exit()).as(alone.err()).isZero();
  }

  @Test
  void a_node_without_a_key_takes_no_uploads_once_another_encrypts() throws Exception {
    var key = Files.writeString(other.resolve("key"), Base64.getEncoder().encodeToString(KEY));
    try (var keyless = serve("keyless");
        var keyed = RunningWaybill.start(data, "--encryption-key-file", key.toString())) {
      assertThat(upload(keyless)).isEqualTo(200);
      assertThat(upload(keyed)).isEqualTo(200);
      // Before it has looked: the database refuses what it received.
      assertThat(upload(keyless)).isEqualTo(503);
      awaitNotReady(keyless);
      assertThat(upload(keyless)).isEqualTo(503);
      assertThat(upload(keyed)).isEqualTo(200);
    }
  }

  private static void awaitNotReady(RunningWaybill node) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(node.managementUrl().resolve("/health/ready")).build();
      var end = System.nanoTime() + 60_000_000_000L;
      while (client.send(request, BodyHandlers.discarding()).statusCode() != 503) {
        assertThat(System.nanoTime()).as("the time until it is not ready").isLessThan(end);
      }
    }
  }

  private static int upload(RunningWaybill node) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(node.url().resolve("/upload/a.txt"))
              .PUT(BodyPublishers.ofString("a"))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void keys_are_rotated_when_every_node_knows_the_new_one() throws Exception {
    var old = "b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkMTI=";
    var fresh = "bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3MTI=";
    try (var _ = serve("left", "--encryption-key-file", file(old))) {
      var refused = rotate(fresh, old);
      assertThat(refused.exit()).as(refused.out() + refused.err()).isEqualTo(REFUSED);
      assertThat(refused.err()).contains("do not know the first key").contains("left (version");
      assertThat(rotate(old).exit()).isZero();
    }
    try (var _ = serve("left", "--encryption-key-file", file(old, fresh))) {
      var rotated = rotate(fresh, old);
      assertThat(rotated.exit()).as(rotated.err()).isZero();
    }
  }

  private Result rotate(String... keys) throws IOException {
    return run("rotate-keys", "--encryption-key-file", file(keys));
  }

  private String file(String... keys) throws IOException {
    return Files.writeString(other.resolve("keys"), String.join("\n", keys)).toString();
  }
}
