package dev.waybill.bootstrap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What load balancers ask, on both ports, of a node whose store takes no uploads.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServeTest {
  private RunningWaybill waybill;
  private ContractClient service;
  private ContractClient management;

  @BeforeAll
  void start(@TempDir Path data) {
    waybill = RunningWaybill.start(data, "--min-free-space", "1024TiB");
    service = client(OpenApiContract.load(), waybill.url());
    management = client(OpenApiContract.ofManagementPort(), waybill.managementUrl());
  }

  private static ContractClient client(OpenApiContract contract, URI url) {
    return new ContractClient(contract, url);
  }

  @AfterAll
  void stop() {
    service.close();
    management.close();
    waybill.close();
  }

  private void onBoth(Consumer<ContractClient> check) {
    Stream.of(service, management).forEach(check);
  }

  @Test
  void a_node_whose_store_is_full_takes_requests() {
    onBoth(
        port -> {
          var answer = port.get("/health/serve");
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(new String(answer.body(), UTF_8))
              .isEqualTo("{\"status\":\"up\",\"problems\":[],\"reasons\":{}}");
          assertThat(port.head("/health/serve").statusCode()).isEqualTo(200);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void no_other_method_is_taken(String method) {
    onBoth(
        port ->
            assertThat(port.send(method, "/health/serve", BodyPublishers.noBody()).statusCode())
                .isEqualTo(405));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?draining=404", "?draining=503", "?draining=", "?x=1"})
  void the_status_of_a_node_that_stops_can_be_chosen(String query) {
    onBoth(port -> assertThat(port.get("/health/serve" + query).statusCode()).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?draining=200", "?draining=4040", "?draining=%34", "?draining=404&draining=503"})
  void no_status_but_the_two(String query) {
    onBoth(port -> assertThat(port.get("/health/serve" + query).statusCode()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/serve/", "/health/serve/x", "/health/Serve"})
  void no_other_spelling(String path) {
    onBoth(port -> assertThat(port.get(path).statusCode()).isEqualTo(404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html", "application/problem+json"})
  void the_management_port_names_the_paths_that_it_has(String accept) {
    var answer = management.get("/nope", "Accept", accept);
    var body = new String(answer.body(), UTF_8);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(body).contains("\"code\":\"not_found\"", "\"request_id\":\"");
    var named = Pattern.compile("/[a-z/.]+(?=[, \"])").matcher(body.replace("/docs/errors#", ""));
    var paths = named.results().map(MatchResult::group).distinct().toList();
    assertThat(paths).hasSize(7);
    assertThat(paths)
        .allSatisfy(path -> assertThat(management.get(path).statusCode()).isNotEqualTo(404));
  }

  @Test
  void a_node_that_is_not_ready_for_uploads_serves_all_the_same() {
    assertThat(management.get("/health/serve").statusCode()).isEqualTo(200);
    assertThat(service.get("/").statusCode()).isEqualTo(200);
  }
}
