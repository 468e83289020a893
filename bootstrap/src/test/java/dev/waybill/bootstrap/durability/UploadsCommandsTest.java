package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/// `waybill uploads`, beside the node that serves.
@Tag("embedded")
class UploadsCommandsTest {
  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Operator operator = new Operator(Path.of("."));
  private JsonNode first = JsonMapper.builder().build().createObjectNode();
  private JsonNode second = first;
  private RunningWaybill service = nothing();

  @SuppressWarnings("NullAway") // Set before each test.
  private static RunningWaybill nothing() {
    return null;
  }

  @BeforeEach
  void start() throws Exception {
    service = RunningWaybill.start(folder);
    operator = new Operator(folder);
    first = upload("Invoice-7.pdf", "one");
    second = upload("photo.jpg", "two");
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  private JsonNode upload(String name, String content) throws Exception {
    var request =
        HttpRequest.newBuilder(service.url().resolve("/upload/" + name))
            .PUT(BodyPublishers.ofString(content))
            .build();
    return new JsonMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  private int status(JsonNode upload) throws Exception {
    var request = HttpRequest.newBuilder(service.url().resolve("/f/" + id(upload))).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String id(JsonNode upload) {
    return upload.path("id").asText();
  }

  private Operator.Result find(String... filters) {
    var command = new String[filters.length + 2];
    command[0] = "uploads";
    command[1] = "find";
    System.arraycopy(filters, 0, command, 2, filters.length);
    return operator.run(command);
  }

  private void findsFirst(String... filters) {
    var found = find(filters);
    assertThat(found.exit()).as(found.err()).isZero();
    assertThat(found.out()).contains(id(first), "Invoice-7.pdf").doesNotContain(id(second));
  }

  @Test
  void an_upload_is_found_by_whatever_is_known_of_it() {
    findsFirst("--link", first.path("download_url").asText());
    findsFirst("--link", first.at("/files/0/id").asText());
    findsFirst("--digest", first.at("/files/0/sha256").asText());
    findsFirst("--name", "invoice");
    operator.given("https://files.example.org" + first.path("redirect").asText() + "\n");
    findsFirst("--token-file", "-");
    assertThat(find().out()).contains(id(first), id(second));
    assertThat(find("--since", "2000-01-01T00:00:00Z").out()).contains(id(first), id(second));
    assertThat(find("--until", "2000-01-01T00:00:00Z").exit()).isEqualTo(1);
    assertThat(find("--link", id(first), "--name", "photo").exit()).isEqualTo(1);
  }

  @Test
  void what_is_no_link_digest_or_time_is_said_to_be_none() {
    for (var flag : new String[] {"--link", "--digest", "--since", "--until", "--token-file"}) {
      var refused = find(flag, "x");
      assertThat(refused.exit()).as(flag).isEqualTo(64);
      assertThat(refused.err()).contains(flag + " is a").doesNotContain("Exception");
    }
  }

  @Test
  void show_has_every_file_and_json_is_for_programs() throws Exception {
    var shown = operator.run("uploads", "show", "--link", id(first));
    assertThat(shown.out()).contains(first.at("/files/0/sha256").asText());
    var json = new JsonMapper().readTree(find("--link", id(first), "--json").out());
    assertThat(json.path("access").asText()).isEqualTo("public");
    assertThat(json.at("/files/0/name").asText()).isEqualTo("Invoice-7.pdf");
  }

  @Test
  void what_is_deleted_is_gone_at_once_and_nothing_else_is() throws Exception {
    assertThat(operator.run("uploads", "delete").exit()).isEqualTo(78);
    var many = operator.run("uploads", "delete", "--since", "2000-01-01T00:00:00Z");
    assertThat(many.exit()).isEqualTo(78);
    assertThat(many.err()).contains("2 uploads", "--all");
    assertThat(status(first)).isEqualTo(200);
    assertThat(operator.run("uploads", "delete", "--link", id(first)).exit()).isZero();
    assertThat(status(first)).isEqualTo(404);
    assertThat(status(second)).isEqualTo(200);
    assertThat(operator.run("uploads", "delete", "--link", id(first)).exit()).isEqualTo(1);
  }
}
