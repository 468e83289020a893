package dev.waybill.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Problem details (RFC 9457), and what the seed's form of an error has of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final long MOST = 1 << 20;

  private RunningWaybill waybill;
  private ContractClient client;

  @BeforeAll
  void start(@TempDir Path data) {
    waybill = RunningWaybill.start(data, "--max-upload-size", "1MiB");
    client = new ContractClient(OpenApiContract.load(), waybill.url());
  }

  @AfterAll
  void stop() {
    client.close();
    waybill.close();
  }

  @Test
  void type_and_title_are_those_of_the_code_and_detail_says_what_was_wrong() throws IOException {
    var first = json(form("expires=8d", "Accept", PROBLEM));
    var second = json(form("access=all", "Accept", PROBLEM));
    assertThat(first.path("type").asText()).isEqualTo("/docs/errors#invalid_field");
    assertThat(second.path("type")).isEqualTo(first.path("type"));
    assertThat(second.path("title")).isEqualTo(first.path("title"));
    assertThat(first.path("title").asText()).isEqualTo(ErrorCode.INVALID_FIELD.title());
    assertThat(first.path("detail").asText()).startsWith("expires: must be one of");
    assertThat(second.path("detail").asText()).startsWith("access: must be");
  }

  @Test
  void the_field_at_fault_is_named_in_both_forms() throws IOException {
    assertThat(json(form("expires=8d", "Accept", PROBLEM)).path("field").asText())
        .isEqualTo("expires");
    assertThat(json(form("expires=8d")).path("field").asText()).isEqualTo("expires");
    assertThat(json(form("access=all")).path("field").asText()).isEqualTo("access");
    assertThat(json(client.get("/f/x", "Accept", PROBLEM)).has("field")).isFalse();
  }

  @Test
  void the_limit_is_told_before_and_after_the_body_was_read() throws IOException {
    var tooMuch = "x".repeat((int) MOST + 1);
    for (var accept : new String[] {"*/*", PROBLEM}) {
      var announced = put(BodyPublishers.ofString(tooMuch), accept);
      assertThat(announced.statusCode()).isEqualTo(413);
      assertThat(json(announced).path("limit").asLong()).isEqualTo(MOST);
      var streamed =
          put(
              BodyPublishers.fromPublisher(
                  BodyPublishers.ofByteArray(tooMuch.getBytes(StandardCharsets.UTF_8))),
              accept);
      assertThat(json(streamed).path("limit").asLong()).isEqualTo(MOST);
    }
    assertThat(json(form("x=" + "y".repeat(1 << 17))).path("limit").asLong()).isEqualTo(64 << 10);
  }

  @ParameterizedTest
  @EnumSource
  void the_type_of_each_code_leads_to_what_it_means(ErrorCode code) {
    var page = new String(client.get("/docs/errors").body(), StandardCharsets.UTF_8);
    assertThat(page)
        .contains("<h2 id=\"" + code.word() + "\">")
        .contains(code.status() + " · " + code.title() + ". " + code.advice());
  }

  private HttpResponse<byte[]> put(BodyPublisher body, String accept) {
    return client.send("PUT", "/upload/a.txt", body, "Accept", accept);
  }

  /// Changes the settings of a new upload.
  private HttpResponse<byte[]> form(String body, String... headers) throws IOException {
    var receipt = client.send("PUT", "/upload/a.txt", BodyPublishers.ofString("hello"));
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = FORM;
    var manage = json(receipt).path("redirect").asText();
    return client.send("POST", manage, BodyPublishers.ofString(body), all);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return Objects.requireNonNull(JSON.readTree(answer.body()));
  }
}
