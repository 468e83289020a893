package dev.waybill.bootstrap.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.testing.Sweep;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service with a key, on the database and the store of either edition.
final class EncryptedServiceTest {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"/manage/([^\"]+)\"");
  private static final int SEGMENT = 64 * 1024;
  private static final int TAG = 16;
  private static final int SIZE = 9 * 1024 * 1024 + 7;

  @TempDir private Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private Path data;
  private Path key;

  @BeforeEach
  void prepare() throws IOException {
    data = Files.createDirectories(directory.resolve("data"));
    key = Files.writeString(directory.resolve("key"), Node.FIRST_MASTER);
  }

  private RunningWaybill start() {
    return RunningWaybill.start(data, "--encryption-key-file", key.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT, SEGMENT + 1, SIZE})
  void whatWasStoredComesBackAfterAnotherStart(int size) throws Exception {
    String id;
    try (var waybill = start()) {
      id = found(ID, upload(waybill, size));
      assertThat(download(waybill, id).body()).isEqualTo(Blobs.bytes(size));
    }
    try (var waybill = start()) {
      assertThat(download(waybill, id).body()).isEqualTo(Blobs.bytes(size));
      assertThat(waybill.site().look().blobs().values())
          .containsExactlyElementsOf(size == 0 ? List.of() : List.of(sealed(size)));
    }
  }

  private static long sealed(long size) {
    return size + TAG * Math.ceilDiv(size, SEGMENT);
  }

  @Test
  void rangesAreReadFromTheSegmentsThatCoverThem() throws Exception {
    try (var waybill = start()) {
      var id = found(ID, upload(waybill, SIZE));
      for (var from : new int[] {0, SEGMENT - 1, 5 * SEGMENT, SIZE - 3}) {
        var end = Math.min(SIZE, from + 2 * SEGMENT + 1);
        var part = send(get(waybill, id).header("Range", "bytes=%d-%d".formatted(from, end - 1)));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(Blobs.bytes(SIZE), from, end));
      }
    }
  }

  @Test
  void aByteThatHasChangedInTheStoreIsNeverDelivered() throws Exception {
    try (var waybill = start()) {
      var id = found(ID, upload(waybill, SEGMENT));
      waybill.site().look().blobs().keySet().forEach(waybill.site()::rot);
      assertThat(download(waybill, id).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void theSweepRemovesWhatWasDeleted() throws Exception {
    try (var waybill = start()) {
      var token = found(TOKEN, upload(waybill, SIZE));
      var deletion = HttpRequest.newBuilder(waybill.url().resolve("/delete/" + token));
      assertThat(send(deletion.POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
    }
    Sweep.once(data);
    try (var waybill = start()) {
      assertThat(waybill.site().look().leftBehind()).isEmpty();
    }
  }

  private String upload(RunningWaybill waybill, int size) throws Exception {
    var answer =
        send(
            HttpRequest.newBuilder(waybill.url().resolve("/upload/a.bin"))
                .PUT(BodyPublishers.ofByteArray(Blobs.bytes(size))));
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(text).isEqualTo(200);
    return text;
  }

  private HttpResponse<byte[]> download(RunningWaybill waybill, String id) throws Exception {
    return send(get(waybill, id));
  }

  private static HttpRequest.Builder get(RunningWaybill waybill, String id) {
    return HttpRequest.newBuilder(waybill.url().resolve("/f/" + id + "?download=1"));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String found(Pattern pattern, String answer) {
    var found = pattern.matcher(answer);
    assertThat(found.find()).as(answer).isTrue();
    return found.group(1);
  }
}
