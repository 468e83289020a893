package dev.waybill.bootstrap.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.wiring.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that is started without the key of an installation whose files are encrypted.
final class MissingKeyTest {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  @TempDir private Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private String plain = "";
  private String encrypted = "";

  @BeforeEach
  void storeOneOfEach() throws Exception {
    try (var waybill = RunningWaybill.start(data())) {
      plain = id(upload(waybill));
    }
    var key = Files.writeString(directory.resolve("key"), Node.FIRST_MASTER);
    try (var waybill = RunningWaybill.start(data(), "--encryption-key-file", key.toString())) {
      encrypted = id(upload(waybill));
    }
  }

  private Path data() throws IOException {
    return Files.createDirectories(directory.resolve("data"));
  }

  @Test
  void itDoesNotStart() {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> RunningWaybill.start(data()).close())
        .withMessageContaining("WAYBILL_ENCRYPTION_KEY_FILE")
        .withMessageContaining("WAYBILL_WITHOUT_ENCRYPTION_KEY");
  }

  @Test
  void itMayBeAllowedToRead() throws Exception {
    try (var waybill = RunningWaybill.start(data(), "--without-encryption-key", "read-only")) {
      var refused = upload(waybill);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(answerBeforeTheBody(waybill)).startsWith("HTTP/1.1 503");
      assertThat(download(waybill, plain).statusCode()).isEqualTo(200);
      assertThat(download(waybill, encrypted).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void itMayBeToldThatEncryptionWasGivenUp() throws Exception {
    try (var waybill = RunningWaybill.start(data(), "--without-encryption-key", "plain")) {
      assertThat(download(waybill, id(upload(waybill))).body()).isEqualTo("bytes");
    }
  }

  @Test
  void withoutEncryptedFilesNoKeyIsNeeded() throws Exception {
    var other = Files.createDirectories(directory.resolve("other"));
    try (var waybill = RunningWaybill.start(other)) {
      assertThat(upload(waybill).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> upload(RunningWaybill waybill) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(waybill, "/upload/a.txt"))
            .PUT(BodyPublishers.ofString("bytes")));
  }

  /// To who has sent a head and waits for a word.
  private static String answerBeforeTheBody(RunningWaybill waybill) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), waybill.port())) {
      socket.setSoTimeout(20_000);
      var head =
          """
          POST /upload HTTP/1.1
          Host: a
          Content-Type: multipart/form-data; boundary=x
          Content-Length: 500
          Expect: 100-continue

          """
              .replace("\n", "\r\n");
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(20), US_ASCII);
    }
  }

  private HttpResponse<String> download(RunningWaybill waybill, String id) throws Exception {
    return send(HttpRequest.newBuilder(uri(waybill, "/f/" + id)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static URI uri(RunningWaybill waybill, String path) {
    return URI.create("http://127.0.0.1:" + waybill.port() + path);
  }

  private static String id(HttpResponse<String> answer) {
    var id = ID.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return id.group(1);
  }
}
