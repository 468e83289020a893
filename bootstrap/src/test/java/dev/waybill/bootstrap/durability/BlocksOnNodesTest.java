package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator blocks, unblocks or deletes is so for the very next request, whichever node it
/// comes to.
@Tag("distributed")
final class BlocksOnNodesTest {
  private static final int BLOCKED = 451;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Operator operator;
  private final RunningWaybill left;
  private final RunningWaybill right;
  private JsonNode upload = JsonMapper.builder().build().createObjectNode();

  BlocksOnNodesTest(@TempDir Path data) {
    this.operator = Operator.of(Edition.site(data), data);
    this.left = RunningWaybill.start(data, "--node-name", "left");
    this.right = RunningWaybill.start(data, "--node-name", "right");
  }

  @BeforeEach
  void upload() throws Exception {
    upload = put(left, "one");
    isAnswered(200);
  }

  @AfterEach
  void stop() {
    client.close();
    left.close();
    right.close();
  }

  private JsonNode put(RunningWaybill node, String content) throws Exception {
    var request =
        HttpRequest.newBuilder(node.url().resolve("/upload/a.txt"))
            .PUT(BodyPublishers.ofString(content))
            .build();
    return new JsonMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  /// On both nodes, as whole upload and as a file of it.
  private void isAnswered(int status) throws Exception {
    for (var node : new RunningWaybill[] {right, left}) {
      for (var id : new String[] {id(), upload.at("/files/0/id").asText()}) {
        var request = HttpRequest.newBuilder(node.url().resolve("/f/" + id)).build();
        var answer = client.send(request, BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(status);
      }
    }
  }

  private String id() {
    return upload.path("id").asText();
  }

  private String sha256() {
    return upload.at("/files/0/sha256").asText();
  }

  private void types(String... command) {
    var done = operator.run(command);
    assertThat(done.exit()).as(done.err()).isZero();
  }

  @Test
  void a_link() throws Exception {
    for (int time = 0; time < 3; time++) {
      types("uploads", "block", "--link", id());
      isAnswered(BLOCKED);
      types("blocks", "remove", "--link", id());
      isAnswered(200);
    }
  }

  @Test
  void a_file_wherever_it_is_and_comes() throws Exception {
    types("uploads", "block", "--digest", sha256());
    isAnswered(BLOCKED);
    for (var node : new RunningWaybill[] {left, right}) {
      assertThat(put(node, "one").path("code").asText()).isEqualTo("file_blocked");
      assertThat(put(node, "two").path("id").asText()).isNotEmpty();
    }
    types("blocks", "remove", "--digest", sha256());
    isAnswered(200);
    assertThat(put(right, "one").path("id").asText()).isNotEmpty();
  }

  @Test
  void a_network() throws Exception {
    types("uploads", "block", "--network", "127.0.0.0/24");
    for (var node : new RunningWaybill[] {left, right}) {
      assertThat(put(node, "two").path("code").asText()).isEqualTo("network_blocked");
    }
    isAnswered(200);
    types("blocks", "remove", "--network", "127.0.0.1");
    assertThat(put(left, "two").path("id").asText()).isNotEmpty();
  }

  @Test
  void what_is_deleted() throws Exception {
    types("uploads", "delete", "--link", id());
    isAnswered(404);
  }
}
