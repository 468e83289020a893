package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.failpoint.FailpointMain;
import dev.waybill.bootstrap.testing.DistributedSite;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.Operator.Result;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A node is paused when an upload's bytes are stored and its row is not committed. An operator
/// takes it for dead and sweeps alone: that upload must never be acknowledged.
@InTurn("faults")
final class LateCommitTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"after publish#2", "after add#1"})
  @Tag("distributed")
  void what_was_swept_meanwhile_is_refused_and_the_node_comes_back(String step) throws Exception {
    try (var node = WaybillProcess.serve(FailpointMain.pausing(Launch.of(data), step))) {
      var uploaded = upload(node);
      await(node::isPaused);
      site().ageNodes(LONG);
      // Where the row is inserted, the database first gives the transaction up.
      await(() -> sweepAlone().exit() == 0);
      assertThat(site().look().blobs()).isEmpty();
      node.resume();
      assertThat(uploaded.join()).isEqualTo(503);
      // What is sent before the node has joined again is refused too.
      await(() -> upload(node).join() == 200);
      assertThat(node.output()).contains("the node joins again").doesNotContain("ERROR");
      assertThat(site().look().uploads()).isEqualTo(1);
      assertThat(site().look().missing()).isEmpty();
    }
  }

  @Test
  @Tag("distributed")
  void a_node_whose_files_are_elsewhere_now_stays_out_and_says_so() throws Exception {
    try (var node =
        WaybillProcess.serve(FailpointMain.pausing(Launch.of(data), "after publish#2"))) {
      var uploaded = upload(node);
      await(node::isPaused);
      site().ageNodes(LONG);
      var moved = run("copy-blobs", "--to", "disk");
      assertThat(moved.exit()).as(moved.out() + moved.err()).isZero();
      node.resume();
      assertThat(uploaded.join()).isEqualTo(503);
      await(() -> health(node, "/health/serve").contains("outdated"));
      assertThat(health(node, "/health/serve")).contains("Restart this node");
      assertThat(upload(node).join()).isEqualTo(503);
      assertThat(site().look().uploads()).isZero();
    }
  }

  /// The folder's lock outlives a pause.
  @Test
  @Tag("embedded")
  void on_one_folder_the_sweep_is_refused() throws Exception {
    try (var node =
        WaybillProcess.serve(FailpointMain.pausing(Launch.of(data), "after publish#2"))) {
      var uploaded = upload(node);
      await(node::isPaused);
      var swept = sweepAlone();
      assertThat(swept.exit()).isEqualTo(78);
      assertThat(swept.err()).contains("stop it first");
      node.resume();
      assertThat(uploaded.join()).isEqualTo(200);
      var kept = Edition.site(data).look();
      assertThat(kept.uploads()).isEqualTo(1);
      assertThat(kept.missing()).isEmpty();
    }
  }

  private DistributedSite site() {
    return (DistributedSite) Edition.site(data);
  }

  private Result sweepAlone() {
    return run("sweep", "--alone");
  }

  private Result run(String... words) {
    return Operator.of(Edition.site(data), data).run(words);
  }

  private static String health(WaybillProcess node, String path) {
    try {
      var asked = (HttpURLConnection) node.managementUrl().resolve(path).toURL().openConnection();
      var body = asked.getResponseCode() < 400 ? asked.getInputStream() : asked.getErrorStream();
      return new String(body.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CompletableFuture<Integer> upload(WaybillProcess node) {
    var body = new String(UploadBody.ofTwo("7d").bytes(), ISO_8859_1).getBytes(ISO_8859_1);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new Wire(node.port()).post("/upload", UploadBody.TYPE, body).status();
          } catch (IOException cut) {
            return 0;
          }
        },
        Thread::startVirtualThread);
  }

  private static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time until it is so").isLessThan(end);
    }
  }
}
