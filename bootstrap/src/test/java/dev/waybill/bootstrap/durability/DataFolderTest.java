package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Ended;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes and one data folder.
@Tag("embedded")
final class DataFolderTest {
  private static final int CONFIG = 78;
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path data;

  @Test
  void aSecondServiceOnTheFolderIsRefused() {
    try (var waybill = RunningWaybill.start(data)) {
      refused(WaybillProcess.run("serve", waybill.data()), "Another waybill serves");
    }
  }

  @Test
  void aFolderThatHasLostItsDatabaseIsRefused() throws IOException {
    try (var waybill = RunningWaybill.start(data)) {
      var body = UploadBody.random(new Random(1));
      new Wire(waybill.port()).post("/upload", UploadBody.TYPE, body.bytes());
    }
    var blobs = Edition.site(data).look().blobs();
    Files.delete(data.resolve("waybill.db"));
    refused(WaybillProcess.run("serve", data), "The database is new, but there are files");
    refused(WaybillProcess.run("sweep", data), "The database is new, but there are files");
    assertThat(blobs).isNotEmpty();
    assertThat(data.resolve("blobs").resolve(blobs.keySet().iterator().next())).exists();
  }

  private static void refused(Ended ended, String reason) {
    assertThat(ended.exit()).isEqualTo(CONFIG);
    assertThat(ended.err().lines().toList().getLast()).startsWith("waybill: ").contains(reason);
    assertThat(ended.err()).doesNotContain("\tat ");
  }

  @Test
  void aSweepBesideTheServiceLeavesRunningUploadsAlone() throws Exception {
    try (var waybill = RunningWaybill.start(data);
        var upload = staged(waybill)) {
      var swept = WaybillProcess.run("sweep", data);
      assertThat(swept.exit()).as(swept.err()).isZero();
      var answer = upload.finish();
      assertThat(answer).startsWith("HTTP/1.1 200 ");
      var json = answer.substring(answer.indexOf("\r\n\r\n") + 4);
      assertThat(Answers.files(json))
          .extracting(file -> text(waybill, file.id()))
          .containsExactly("first", "second");
    }
  }

  /// An upload whose first file the service has on its disk.
  private HalfUpload staged(RunningWaybill waybill) throws IOException, InterruptedException {
    try (var watched = data.getFileSystem().newWatchService()) {
      data.resolve("staging").register(watched, ENTRY_CREATE);
      var upload = new HalfUpload(waybill.port());
      assertThat(watched.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
      return upload;
    }
  }

  private static String text(RunningWaybill waybill, String id) {
    try {
      var reply = new Wire(waybill.port()).get("/f/" + id + "?download=1");
      return new String(reply.body(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
