package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.failpoint.FailpointMain;
import dev.waybill.bootstrap.testing.DistributedSite;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.Sweep;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two nodes, one of which is paused in the middle of its work and goes on when the other has
/// decided otherwise: what comes late neither revives nor undoes.
@InTurn("faults")
@Tag("distributed")
final class PausedNodeTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"before lockByToken#1", "after lockByToken#1", "after update#1"})
  void aLateChangeDoesNotReviveWhatWasDeleted(String step) throws IOException {
    var score = new Score("node paused in a change while another deletes");
    try (var late = paused(step);
        var other = WaybillProcess.serve(Launch.of(data))) {
      var line = upload(other, score);
      var changed = post(late, "/manage/" + line.token(), FORM, "public=on&expires=7d");
      await(late::isPaused);
      // The row may be locked until the database gives the paused node up.
      await(() -> status(other, "/delete/" + line.token()) == 200);
      late.resume();
      score.tried();
      assertThat(changed.join()).as("the change").isIn(0, 404, 503);
      score.add(Check.of(List.of(), Set.of(line.id()), other.port()));
      score.add(Check.of(List.of(), Set.of(line.id()), late.port()));
    }
    end(score, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before publish#2", "after add#1"})
  void aLateUploadIsWholeOrNothing(String step) throws IOException {
    var score = new Score("node paused in an upload");
    int answer;
    try (var late = paused(step)) {
      var body = new String(UploadBody.ofTwo("7d").bytes(), ISO_8859_1);
      var uploaded = post(late, "/upload", UploadBody.TYPE, body);
      await(late::isPaused);
      await(() -> ((DistributedSite) Edition.site(data)).isIdle());
      late.resume();
      score.tried();
      answer = uploaded.join();
      assertThat(answer).as("the upload").isIn(0, 200, 503);
    }
    score.acknowledged(answer == 200 ? 1 : 0);
    end(score, answer == 200 ? 1 : 0);
  }

  private WaybillProcess paused(String step) {
    return WaybillProcess.serve(FailpointMain.pausing(Launch.of(data), step));
  }

  private void end(Score score, int uploads) {
    Sweep.once(data);
    var kept = Edition.site(data).look();
    score.add("after a sweep", kept);
    score.record();
    assertThat(score.broken()).isEmpty();
    assertThat(kept.uploads()).isEqualTo(uploads);
  }

  private static Line upload(WaybillProcess node, Score score) throws IOException {
    var reply =
        new Wire(node.port()).post("/upload", UploadBody.TYPE, UploadBody.ofTwo("1d").bytes());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    score.acknowledged(1);
    return Answers.line(reply.text());
  }

  private static CompletableFuture<Integer> post(
      WaybillProcess node, String path, String type, String body) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new Wire(node.port()).post(path, type, body.getBytes(ISO_8859_1)).status();
          } catch (IOException cut) {
            return 0;
          }
        },
        Thread::startVirtualThread);
  }

  private static int status(WaybillProcess node, String path) {
    return post(node, path, FORM, "").join();
  }

  private static void await(BooleanSupplier condition) {
    var began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
    }
  }
}
