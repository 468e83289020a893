package dev.waybill.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waybill.rest.container.ErrorBody;
import dev.waybill.rest.container.HttpHooks;
import dev.waybill.rest.container.HttpServer;
import dev.waybill.rest.container.HttpSettings;
import dev.waybill.rest.container.Proxies;
import dev.waybill.rest.security.SecurityHeaders;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import dev.waybill.rest.testing.RouteInventory;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsTest {
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"");

  private static final ErrorBody NOT_FOUND =
      new ErrorBody("not_found", "text/plain; charset=utf-8", "File not found or expired");

  private final HttpServer server =
      new HttpServer(
          HttpSettings.of("127.0.0.1", 0),
          new ResourceConfig()
              .register(new OpenApiResource())
              .register(new DocsResource(() -> "bm9uY2U="))
              .register(new NotFound()),
          new HttpHooks(() -> "request-1", _ -> NOT_FOUND, _ -> {}, Proxies.NONE));
  private @Nullable ContractClient client;

  /// Stands in for the service's own.
  static final class NotFound implements ExceptionMapper<NotFoundException> {
    @Override
    public Response toResponse(NotFoundException thrown) {
      var answer = Response.status(404).type("text/plain; charset=utf-8");
      return SecurityHeaders.add(SecurityHeaders.forApi(), answer)
          .entity("File not found or expired")
          .build();
    }
  }

  @BeforeAll
  void start() {
    server.start();
    var base = URI.create("http://127.0.0.1:" + server.port());
    client = new ContractClient(OpenApiContract.load(), base);
  }

  @AfterAll
  void stop() {
    client().close();
    server.stop();
  }

  @Test
  void theDocumentIsServedAsItWasWritten() throws IOException {
    var answer = client().get("/openapi.yaml");
    try (var in = getClass().getResourceAsStream("/dev/waybill/rest/openapi.yaml")) {
      assertThat(answer.body()).isEqualTo(Objects.requireNonNull(in).readAllBytes());
    }
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/openapi-pages"})
  void the_document_in_json_says_the_same(String name) throws IOException {
    var yaml = new YAMLMapper().readTree(client().get(name + ".yaml").body());
    var json = client().get(name + ".json");
    assertThat(new ObjectMapper().readTree(json.body())).isEqualTo(yaml);
    assertThat(json.headers().allValues("Content-Type")).containsExactly("application/json");
  }

  @Test
  void the_older_document_is_the_same_in_both_forms() throws IOException {
    var yaml = new YAMLMapper().readTree(client().get("/openapi-3.0.yaml").body());
    assertThat(new ObjectMapper().readTree(client().get("/openapi-3.0.json").body()))
        .isEqualTo(yaml);
    assertThat(yaml.path("openapi").asText()).isEqualTo("3.0.3");
  }

  @Test
  void aKnownDocumentIsNotSentAgain() {
    var tag = client().get("/openapi.yaml").headers().firstValue("ETag").orElseThrow();
    for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      assertThat(client().get("/openapi.yaml", "If-None-Match", known).statusCode()).isEqualTo(304);
    }
    for (var unknown : List.of("\"other\"", tag.replace("\"", ""), "")) {
      assertThat(client().get("/openapi.yaml", "If-None-Match", unknown).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void everythingThatThePageLoadsIsThere() {
    var page = text(client().get("/docs"));
    var loaded = LOADED.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(loaded).hasSize(4);
    for (var path : loaded) {
      assertThat(client().get(path).body()).as(path).isNotEmpty();
    }
  }

  @Test
  void thePageNamesNoOtherHost() {
    assertThat(text(client().get("/docs"))).doesNotContain("://").doesNotContain("=\"//");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "swagger-initializer.js",
        "oauth2-redirect.html",
        "docs.js.map",
        "..%2fswagger-ui.css",
        "%2e%2e",
        "DOCS.JS"
      })
  void noOtherFileOfTheViewerIsServed(String name) {
    assertThat(client().get("/docs/" + version() + "/" + name).statusCode()).isEqualTo(404);
  }

  @Test
  void anotherVersionIsNotServed() {
    assertThat(client().get("/docs/0000000000000000/docs.js").statusCode()).isEqualTo(404);
  }

  @Test
  void headTellsWhatGetWouldSend() {
    for (var path :
        List.of(
            "/openapi.yaml",
            "/openapi.json",
            "/openapi-3.0.yaml",
            "/openapi-pages.yaml",
            "/openapi-pages.json",
            "/docs",
            "/docs/" + version() + "/swagger-ui-bundle.js")) {
      var got = client().get(path);
      var told = client().head(path);
      assertThat(told.statusCode()).isEqualTo(200);
      for (var name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
        assertThat(told.headers().allValues(name))
            .as(name)
            .isEqualTo(got.headers().allValues(name));
      }
    }
  }

  @Test
  void theResourcesAreAsDocumented() {
    var differences =
        RouteInventory.differences(
            List.of(OpenApiResource.class, DocsResource.class, ErrorCodesResource.class),
            OpenApiContract.load());
    assertThat(differences).allMatch(text -> text.endsWith("but not served"));
    assertThat(differences.stream().filter(text -> text.matches(".* /(docs|openapi).*"))).isEmpty();
  }

  private String version() {
    var matcher = LOADED.matcher(text(client().get("/docs")));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1).split("/", -1)[2];
  }

  private ContractClient client() {
    return Objects.requireNonNull(client);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
