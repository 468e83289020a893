package dev.waybill.bootstrap.access;

import static dev.waybill.bootstrap.access.House.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.Digest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator blocks, beside the rows of the [AccessTable].
class BlockedUploadsTest {
  /// As requests of these tests come from.
  private static final Block LOOPBACK = new Block.OfNetwork("7f0000");

  @TempDir private Path data;
  private House house;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  BlockedUploadsTest() {}

  @BeforeEach
  void open() {
    house = new House(data);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Sample upload(String... contents) {
    var form = new Form();
    for (var content : contents) {
      form.file(content + ".txt", content);
    }
    return house.upload(form);
  }

  private Block digestOf(Sample sample, int file) {
    var manifest = house.client().get("/f/" + sample.upload() + "/manifest");
    return new Block.OfDigest(
        new Digest(json(manifest).get("files").get(file).get("sha256").asText()));
  }

  private int status(String path, String... headers) {
    return house.client().get(path, headers).statusCode();
  }

  @Test
  void aBlockedFileIsDeliveredByNoLinkAndNoUploadWithItIs() {
    var both = upload("good", "bad");
    var alone = upload("bad");
    var other = upload("good");
    var bad = digestOf(both, 1);
    house.block(bad);
    for (var link : List.of(both.upload(), both.file(), alone.upload(), alone.file())) {
      for (var after : List.of("", "?download=1", "/content", "/manifest", "/encrypted")) {
        assertThat(status("/f/" + link + after)).as(after).isEqualTo(451);
      }
      assertThat(status("/f/" + link, "Range", "bytes=0-0")).isEqualTo(451);
      assertThat(status("/f/" + link, "If-None-Match", "*")).isEqualTo(451);
      assertThat(status("/f/" + link, "User-Agent", "Slackbot 1.0")).isEqualTo(451);
      assertThat(status("/f/" + link, "Authorization", "Bearer " + both.token())).isEqualTo(451);
    }
    assertThat(status("/f/" + other.upload())).isEqualTo(200);
    assertThat(status("/manage/" + both.token())).isEqualTo(200);
    house.unblock(bad);
    assertThat(status("/f/" + both.upload())).isEqualTo(200);
    assertThat(status("/f/" + alone.upload())).isEqualTo(200);
  }

  @Test
  void theAnswerNamesWhoBlocksAndABrowserGetsAPage() {
    var sample = house.in(State.BLOCKED);
    var answer = house.client().get("/f/" + sample.upload());
    assertThat(json(answer).get("code").asText()).isEqualTo("blocked");
    assertThat(answer.headers().firstValue("Link"))
        .hasValue("<http://127.0.0.1:" + house.port() + "/>; rel=\"blocked-by\"");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var page = house.client().get("/f/" + sample.upload(), "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(451);
    assertThat(text(page)).contains("The operator has blocked these files").doesNotContain(".txt");
    var robot =
        house
            .client()
            .get("/f/" + sample.upload(), "Accept", "text/html", "User-Agent", "Slackbot");
    assertThat(robot.statusCode()).isEqualTo(451);
  }

  @Test
  void whatIsBlockedIsNotTaken() {
    var sample = upload("bad", "good");
    house.block(digestOf(sample, 0));
    var two = new Form().file("a.txt", "fine").file("b.txt", "bad");
    var refused = house.post("/upload", Form.TYPE, two.toString());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).get("code").asText()).isEqualTo("file_blocked");
    assertThat(json(refused).get("error").asText()).contains("File 2");
    assertThat(put("bad").statusCode()).isEqualTo(403);
    assertThat(put("good").statusCode()).isEqualTo(200);
  }

  @Test
  void nothingIsTakenFromABlockedNetworkAndItsUploadsStay() {
    var before = upload("before");
    house.block(LOOPBACK);
    var refused = put("any");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).get("code").asText()).isEqualTo("network_blocked");
    assertThat(status("/f/" + before.upload())).isEqualTo(200);
    house.unblock(LOOPBACK);
    assertThat(put("any").statusCode()).isEqualTo(200);
  }

  @Test
  void asTheOperatorChoseItIsAsIfItWereNotThere(@TempDir Path another) {
    try (var silent = new House(another, "--blocked-status", "404")) {
      for (var accept : List.of("*/*", "text/html", "application/problem+json")) {
        for (var state : List.of(State.BLOCKED, State.BLOCKED_PASSWORD, State.BLOCKED_PRIVATE)) {
          var sample = silent.in(state);
          var owner = "Bearer " + sample.token();
          var hidden =
              silent
                  .client()
                  .get("/f/" + sample.upload(), "Accept", accept, "Authorization", owner);
          var unknown =
              silent
                  .client()
                  .get("/f/" + Sample.NEVER.upload(), "Accept", accept, "Authorization", owner);
          assertThat(hidden.statusCode()).isEqualTo(404);
          assertThat(hidden.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
          assertThat(hidden.body()).hasSameSizeAs(unknown.body());
        }
      }
    }
  }

  private HttpResponse<byte[]> put(String content) {
    return house
        .client()
        .send(
            "PUT",
            "/upload/a.txt",
            BodyPublishers.ofString(content),
            "Content-Type",
            "application/octet-stream");
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
