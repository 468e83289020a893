package dev.waybill.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes that have one meaning each, whatever a client accepts: generated ones cannot choose.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesForProgramsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UPLOADED = "{\"access\":\"x\"}";

  private RunningWaybill waybill;
  private ContractClient client;

  @BeforeAll
  void start(@TempDir Path data) {
    waybill = RunningWaybill.start(data, "--max-upload-size", "3MiB", "--default-expiry", "1d");
    client = new ContractClient(OpenApiContract.load(), waybill.url());
  }

  @AfterAll
  void stop() {
    client.close();
    waybill.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/json, */*",
        "*/*, application/zip, application/json, text/html",
        "text/html",
        "application/problem+json",
        "image/png",
        "application/octet-stream;q=0",
        "not a list of types"
      })
  void content_is_the_bytes_and_manifest_the_manifest_whatever_is_accepted(String accept)
      throws IOException {
    var link = link(put("a.json", UPLOADED));
    var content = client.get(link + "/content", "Accept", accept);
    assertThat(new String(content.body(), StandardCharsets.UTF_8)).isEqualTo(UPLOADED);
    assertThat(content.headers().firstValue("Content-Disposition")).isPresent();
    var manifest = json(client.get(link + "/manifest", "Accept", accept));
    assertThat(manifest.path("files").path(0).path("name").asText()).isEqualTo("a.json");
  }

  @Test
  void content_of_several_files_is_their_zip() throws IOException {
    var link = link(twoFiles());
    var zip = client.get(link + "/content", "Accept", "application/json");
    assertThat(zip.headers().firstValue("Content-Type")).hasValue("application/zip");
    assertThat(zip.body()).isEqualTo(client.get(link).body());
    assertThat(json(client.get(link + "/manifest")).path("files")).hasSize(2);
  }

  @Test
  void content_has_ranges_conditions_and_head_as_the_link_has() throws IOException {
    var link = link(put("a.txt", "hello"));
    var whole = client.get(link + "/content");
    var tag = whole.headers().firstValue("ETag").orElseThrow();
    assertThat(client.get(link).headers().firstValue("ETag")).hasValue(tag);
    assertThat(text(client.get(link + "/content", "Range", "bytes=1-2"))).isEqualTo("el");
    assertThat(client.get(link + "/content", "Range", "bytes=0-0,2-2").statusCode()).isEqualTo(206);
    assertThat(client.get(link + "/content", "Range", "bytes=9-").statusCode()).isEqualTo(416);
    assertThat(client.get(link + "/content", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(client.get(link + "/content", "If-Match", "\"no\"").statusCode()).isEqualTo(412);
    var head = client.head(link + "/content", "Accept", "text/html", "Range", "bytes=1-2");
    assertThat(head.statusCode()).isEqualTo(200);
    for (var name : List.of("Content-Length", "Content-Type", "ETag", "Repr-Digest")) {
      assertThat(head.headers().firstValue(name)).isEqualTo(whole.headers().firstValue(name));
    }
  }

  @Test
  void head_of_the_manifest_tells_its_length() throws IOException {
    var link = link(put("a.txt", "hello"));
    var manifest = client.get(link + "/manifest");
    var head = client.head(link + "/manifest");
    assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isEqualTo(manifest.body().length);
  }

  @Test
  void content_of_an_encrypted_upload_is_the_ciphertext_with_what_decrypts_it() throws IOException {
    var link = link(encrypted());
    for (var accept : List.of("*/*", "text/html", "application/json")) {
      var content = client.get(link + "/content", "Accept", accept);
      assertThat(text(content)).isEqualTo("as long as its tag");
      assertThat(content.headers().firstValue("E2E-IV")).hasValue("9mE2bQxk0q7VhL3a");
      assertThat(client.head(link + "/content", "Accept", accept).headers().firstValue("E2E-Salt"))
          .hasValue("7uAXkJ3pHc2m1bMZ4RrW0Q==");
      var file = json(client.get(link + "/manifest", "Accept", accept)).path("files").path(0);
      assertThat(file.path("e2e").path("iv").asText()).isEqualTo("9mE2bQxk0q7VhL3a");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "get"})
  void other_methods_are_refused_and_change_nothing(String method) throws IOException {
    var link = link(put("a.txt", "hello"));
    for (var path : List.of(link + "/content", link + "/manifest", "/api/v1/info")) {
      var answer = client.send(method, path, BodyPublishers.noBody());
      assertThat(answer.statusCode()).as(method + " " + path).isIn(405, 501);
    }
    assertThat(text(client.get(link + "/content"))).isEqualTo("hello");
  }

  @Test
  void what_is_near_those_addresses_is_not_there() throws IOException {
    var link = link(put("a.txt", "hello"));
    for (var path :
        List.of(
            link + "/content/",
            link + "/Content",
            link + "/manifest/x",
            link + "/manifest.json",
            "/f/x/content",
            "/f/%2e%2e/manifest",
            "/api",
            "/api/v1",
            "/api/v2/info",
            "/api/v1/info/")) {
      assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void info_tells_the_limits_and_choices_of_this_installation() throws IOException {
    var info = json(client.get("/api/v1/info", "Accept", "text/html"));
    assertThat(info.path("limits").path("max_upload_size").asLong()).isEqualTo(3 << 20);
    assertThat(info.path("limits").path("max_file_size").asLong()).isEqualTo(3 << 20);
    assertThat(info.path("default_expiry").asText()).isEqualTo("1d");
    assertThat(info.path("default_access").asText()).isEqualTo("public");
    assertThat(info.path("doors")).extracting(JsonNode::asText).contains("form", "put");
  }

  @Test
  void what_info_says_holds() throws IOException {
    var limits = json(client.get("/api/v1/info")).path("limits");
    var most = limits.path("max_file_size").asInt();
    assertThat(put("a.bin", "x".repeat(most)).statusCode()).isEqualTo(200);
    assertThat(put("a.bin", "x".repeat(most + 1)).statusCode()).isEqualTo(413);
    var manage = json(put("a.txt", "hello")).path("redirect").asText();
    var longest = "p".repeat(limits.path("password").asInt());
    assertThat(patch(manage, longest)).isEqualTo(200);
    assertThat(patch(manage, longest + "p")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html", "application/json", "text/plain"})
  void errors_below_the_api_are_problems_whatever_is_accepted(String accept) throws IOException {
    for (var path : List.of("/api/v1/nothing", "/api/v1/info/x")) {
      var answer = client.get(path, "Accept", accept);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(json(answer).path("status").asInt()).isEqualTo(404);
    }
    var refused = client.send("DELETE", "/api/v1/info", BodyPublishers.noBody(), "Accept", accept);
    assertThat(json(refused).path("code").asText()).isEqualTo("method_not_allowed");
  }

  /// A generated client reads one type of error at a route, and the seed's 404 has none.
  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/octet-stream", "image/png"})
  void errors_of_the_routes_for_programs_are_problems(String accept) throws IOException {
    var none = "/f/00000000-0000-4000-8000-000000000000";
    for (var path : List.of(none + "/content", none + "/manifest", "/f/x/content")) {
      assertThat(code(client.get(path, "Accept", accept))).isEqualTo("404 not_found");
    }
    var receipt = json(put("a.txt", "hello"));
    assertThat(patch(receipt.path("redirect").asText(), "secret")).isEqualTo(200);
    for (var route : List.of("/content", "/manifest")) {
      var path = "/f/" + receipt.path("id").asText() + route;
      assertThat(code(client.get(path, "Accept", accept))).isEqualTo("401 password_required");
      assertThat(code(client.get(path, "Accept", accept, "Waybill-Password", "x")))
          .isEqualTo("403 wrong_password");
      assertThat(code(client.send("POST", path, BodyPublishers.noBody(), "Accept", accept)))
          .isEqualTo("405 method_not_allowed");
      assertThat(client.get(path, "Accept", "text/html").headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }
  }

  private static String code(HttpResponse<byte[]> answer) throws IOException {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return answer.statusCode() + " " + json(answer).path("code").asText();
  }

  private int patch(String manage, String password) {
    var body =
        BodyPublishers.ofString("{\"access\":\"password\",\"password\":\"" + password + "\"}");
    return client.send("PATCH", manage, body, "Content-Type", "application/json").statusCode();
  }

  private HttpResponse<byte[]> put(String name, String body) {
    return client.send("PUT", "/upload/" + name, BodyPublishers.ofString(body));
  }

  private HttpResponse<byte[]> twoFiles() {
    return form(file("a.txt", "hello") + file("b.txt", "you"));
  }

  private HttpResponse<byte[]> encrypted() {
    return form(
        file("a.enc", "as long as its tag")
            + field("e2e", "true")
            + field("e2e_salt", "7uAXkJ3pHc2m1bMZ4RrW0Q==")
            + field("e2e_iv", "9mE2bQxk0q7VhL3a"));
  }

  private HttpResponse<byte[]> form(String parts) {
    var body = BodyPublishers.ofString(parts + "--b--\r\n");
    return client.send("POST", "/upload", body, "Content-Type", "multipart/form-data; boundary=b");
  }

  private static String file(String name, String content) {
    return part("files\"; filename=\"" + name, content);
  }

  private static String field(String name, String value) {
    return part(name, value);
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private static String link(HttpResponse<byte[]> receipt) throws IOException {
    return "/f/" + json(receipt).path("id").asText();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return Objects.requireNonNull(JSON.readTree(answer.body()));
  }
}
