package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody hears 200 before everything is on the medium: bytes, name, row. Asked of the kernel.
@Tag("embedded")
final class DurableOrderTest {
  private static final String WAL = "waybill.db-wal";
  private static final byte[] BODY =
      """
      --b\r
      Content-Disposition: form-data; name="files"; filename="a.txt"\r
      \r
      on the medium\r
      --b--\r
      """
          .getBytes(ISO_8859_1);

  @Test
  void bytesThenNameThenRowAreOnTheMediumBefore200IsSent(@TempDir Path temporary)
      throws IOException {
    Required.program("strace");
    var data = Files.createDirectory(temporary.resolve("data")).toRealPath();
    var log = temporary.resolve("log");
    upload(data, log);
    var events = Strace.read(log, data).events();

    var published = renames(events).getFirst().split(" ", -1);
    var staged = published[1];
    var blob = published[2];
    assertThat(Edition.site(data).look().files()).containsOnlyKeys(blob.replace("blobs/", ""));
    assertThat(events)
        .containsSubsequence(
            "sync " + staged,
            "rename " + staged + " " + blob,
            "sync " + Path.of(blob).getParent(),
            "pwrite64 " + WAL,
            "sync " + WAL,
            Strace.ANSWER);
    theRowIsOnTheMedium(events);
  }

  private static void upload(Path data, Path log) throws IOException {
    try (var waybill = WaybillProcess.serve(Launch.of(data).under(Strace.into(log)))) {
      var type = "multipart/form-data; boundary=b";
      var reply = new Wire(waybill.port()).post("/upload", type, BODY);
      assertThat(reply.status()).isEqualTo(200);
      waybill.terminate();
      waybill.exit();
    }
  }

  private static List<String> renames(List<String> events) {
    return events.stream().filter(event -> event.startsWith("rename staging/")).toList();
  }

  /// Of the database's log nothing is unsynced when the answer goes out.
  private static void theRowIsOnTheMedium(List<String> events) {
    var before = events.subList(0, events.indexOf(Strace.ANSWER));
    assertThat(before.lastIndexOf("sync " + WAL))
        .isGreaterThan(before.lastIndexOf("pwrite64 " + WAL));
  }
}
