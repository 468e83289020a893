package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `waybill uploads`, beside the node that serves.
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
    operator = Operator.of(service.site(), folder);
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

  private void blocks(String... flags) {
    var command = new String[flags.length + 2];
    command[0] = "uploads";
    command[1] = "block";
    System.arraycopy(flags, 0, command, 2, flags.length);
    var done = operator.run(command);
    assertThat(done.exit()).as(done.err()).isZero();
  }

  private Operator.Result listed() {
    return operator.run("blocks", "list", "--json");
  }

  @Test
  void what_is_blocked_answers_so_at_once_until_it_is_unblocked() throws Exception {
    blocks("--link", first.path("download_url").asText());
    assertThat(status(first)).isEqualTo(451);
    assertThat(status(second)).isEqualTo(200);
    assertThat(listed().out()).contains("\"kind\":\"upload\"", id(first));
    assertThat(operator.run("blocks", "list").out()).contains("upload", id(first));
    assertThat(operator.run("uploads", "show", "--link", id(first)).out()).contains("blocked");
    assertThat(operator.run("blocks", "remove", "--link", id(first)).exit()).isZero();
    assertThat(status(first)).isEqualTo(200);
    assertThat(operator.run("blocks", "remove", "--link", id(first)).exit()).isEqualTo(1);
    assertThat(listed().out()).isEmpty();
  }

  @Test
  void its_files_are_blocked_wherever_they_are() throws Exception {
    var again = upload("copy.pdf", "one");
    operator.given(first.path("redirect").asText() + "\n");
    blocks("--token-file", "-", "--files");
    assertThat(status(first)).isEqualTo(451);
    assertThat(status(again)).isEqualTo(451);
    assertThat(status(second)).isEqualTo(200);
    assertThat(listed().out().lines()).hasSize(2);
    assertThat(operator.run("blocks", "remove", "--digest", sha256(first)).exit()).isZero();
    assertThat(status(again)).isEqualTo(200);
    assertThat(status(first)).isEqualTo(451);
  }

  private static String sha256(JsonNode upload) {
    return upload.at("/files/0/sha256").asText();
  }

  @Test
  void what_is_refused_keeps_nothing() throws Exception {
    blocks("--digest", sha256(first));
    blocks("--network", "192.0.2.7");
    blocks("--network", "127.0.0.0/24");
    assertThat(listed().out()).contains("192.0.2.0/24", "127.0.0.0/24");
    var before = blobs();
    assertThat(upload("new.txt", "three").path("code").asText()).isEqualTo("network_blocked");
    assertThat(operator.run("blocks", "remove", "--network", "127.0.0.1").exit()).isZero();
    assertThat(upload("new.txt", "one").path("code").asText()).isEqualTo("file_blocked");
    assertThat(blobs()).isEqualTo(before);
    assertThat(upload("new.txt", "three").path("id").asText()).isNotEmpty();
    assertThat(blobs()).isEqualTo(before + 1);
  }

  private int blobs() {
    return service.site().look().blobs().size();
  }

  @Test
  void a_block_that_cannot_be_meant_is_refused() {
    for (var flags :
        List.of(
            List.of("--network", "10.0.0.0/8"),
            List.of("--network", "example.org"),
            List.of("--digest", "abc"),
            List.<String>of(),
            List.of("--digest", "0".repeat(64), "--network", "192.0.2.0/24"))) {
      var command = new ArrayList<>(List.of("uploads", "block"));
      command.addAll(flags);
      var refused = operator.run(command.toArray(String[]::new));
      assertThat(refused.exit()).as(flags.toString()).isEqualTo(64);
      assertThat(refused.err()).contains("--").doesNotContain("Exception");
    }
    assertThat(operator.run("uploads", "block", "--link", UUID.randomUUID().toString()).exit())
        .isEqualTo(1);
    assertThat(listed().out()).isEmpty();
  }

  @Test
  void the_list_goes_along_with_an_export() {
    blocks("--link", id(first));
    blocks("--digest", sha256(second));
    blocks("--network", "2001:db8:0:100::/56");
    var listed = listed().out();
    service.close();
    var exported = operator.run("export", "--file", "-");
    assertThat(exported.exit()).as(exported.err()).isZero();
    var anew = new Operator(folder.resolve("anew")).given(exported.out());
    assertThat(anew.run("import", "--file", "-").exit()).isZero();
    assertThat(anew.run("blocks", "list", "--json").out()).isEqualTo(listed);
    assertThat(listed.lines()).hasSize(3).last().asString().contains("2001:db8:0:100::/56");
  }

  @Test
  void uploads_are_found_by_their_network_until_that_is_forgotten() {
    assertThat(find("--network", "127.0.0.0/24").out()).contains(id(first), id(second));
    findsFirst("--network", "127.0.0.9", "--name", "invoice");
    findsFirst("--network", "127.0.0.1", "--link", id(first));
    assertThat(find("--network", "192.0.2.0/24").exit()).isEqualTo(1);
    assertThat(find("--network", "127.0.0.0/8").exit()).isEqualTo(64);
    var one = operator.run("uploads", "delete", "--network", "127.0.0.1", "--name", "photo");
    assertThat(one.exit()).as(one.err()).isZero();
    service.close();
    assertThat(operator.run("sweep").exit()).isZero();
    findsFirst("--network", "127.0.0.1");
    assertThat(operator.with("WAYBILL_KEEP_CLIENT_NETWORK", "0s").run("sweep").exit()).isZero();
    assertThat(find("--network", "127.0.0.1").exit()).isEqualTo(1);
    findsFirst("--link", id(first));
  }

  @Test
  void no_network_is_kept_where_that_is_off() throws Exception {
    service.close();
    service = RunningWaybill.start(folder, "--keep-client-network", "0s");
    var third = upload("third.txt", "three");
    assertThat(find("--network", "127.0.0.1").out()).doesNotContain(id(third));
    assertThat(find("--link", id(third)).exit()).isZero();
  }
}
