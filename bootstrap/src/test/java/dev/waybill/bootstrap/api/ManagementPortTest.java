package dev.waybill.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.HttpFaces;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import dev.waybill.rest.testing.RawHttp;
import dev.waybill.rest.testing.RawResponse;
import dev.waybill.rest.testing.RouteInventory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The management port is as its own document has it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagementPortTest {
  private final OpenApiContract contract = OpenApiContract.ofManagementPort();
  private RunningWaybill waybill;
  private ContractClient client;

  @BeforeAll
  void start(@TempDir Path data) {
    waybill = RunningWaybill.start(data);
    client = new ContractClient(contract, waybill.managementUrl());
  }

  @AfterAll
  void stop() {
    client.close();
    waybill.close();
  }

  @Test
  void what_is_served_is_documented_and_the_reverse() {
    assertThat(RouteInventory.differences(HttpFaces.MANAGEMENT, contract)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/live",
        "/health/ready",
        "/metrics",
        "/openapi.yaml",
        "/openapi.json",
        "/docs/errors"
      })
  void every_answer_is_as_documented(String path) {
    assertThat(client.get(path).statusCode()).isEqualTo(200);
    assertThat(client.head(path).statusCode()).isEqualTo(200);
    assertThat(client.send("OPTIONS", path, BodyPublishers.noBody()).statusCode()).isIn(200, 204);
    for (var method : new String[] {"POST", "PUT", "DELETE"}) {
      assertThat(client.send(method, path, BodyPublishers.noBody()).statusCode()).isEqualTo(405);
    }
    assertThat(client.get(path + "/x").statusCode()).isEqualTo(404);
  }

  @Test
  void why_it_is_not_ready_stands_in_the_answer(@TempDir Path full) throws IOException {
    assumeThat(Edition.current()).as("a bucket has no reserve").isEqualTo(Edition.EMBEDDED);
    try (var scant = RunningWaybill.start(full, "--min-free-space", "1024TiB");
        var asking = new ContractClient(contract, scant.managementUrl())) {
      var answer = asking.get("/health/ready");
      assertThat(answer.statusCode()).isEqualTo(503);
      var health = new ObjectMapper().readTree(answer.body());
      assertThat(health.at("/problems/0").asText()).isEqualTo("storage");
      assertThat(health.at("/reasons/storage").asText())
          .matches("the storage volume has \\d+ bytes free, the reserve is 1125899906842624");
    }
  }

  @Test
  void the_type_of_a_problem_leads_to_what_its_code_means() throws IOException {
    for (var path : new String[] {"/nothing", "/metrics"}) {
      var answer =
          client.send(
              "DELETE", path, BodyPublishers.noBody(), "Accept", "application/problem+json");
      var problem = new ObjectMapper().readTree(answer.body());
      var type = answer.uri().resolve(problem.path("type").asText());
      var page = client.get(type.getPath());
      assertThat(page.statusCode()).isEqualTo(200);
      var html = new String(page.body(), StandardCharsets.UTF_8);
      assertThat(html).contains("id=\"" + type.getFragment() + "\"");
      assertThat(html).as("what is on the other port").doesNotContain("href=\"/docs");
    }
  }

  @Test
  void a_name_of_a_stranger_is_refused_on_every_path() {
    for (var path : new String[] {"/metrics", "/health/ready", "/openapi.json", "/nothing"}) {
      var refused = ask(path, "rebound.example.com:8081");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("WAYBILL_MANAGEMENT_NAMES").doesNotContain("waybill_");
    }
    for (var host : new String[] {"localhost", "127.0.0.1:8081", "[::1]:1", "waybill"}) {
      assertThat(ask("/metrics", host).status()).as(host).isEqualTo(200);
    }
  }

  @Test
  void a_name_that_the_operator_gave_is_answered(@TempDir Path folder) {
    try (var named = RunningWaybill.start(folder, "--management-names", "node.example.com")) {
      assertThat(ask(named, "/health/live", "Node.example.com:8081").status()).isEqualTo(200);
      assertThat(ask(named, "/health/live", "example.com").status()).isEqualTo(400);
    }
  }

  private RawResponse ask(String path, String host) {
    return ask(waybill, path, host);
  }

  private RawResponse ask(RunningWaybill server, String path, String host) {
    var port =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.managementUrl().getPort());
    return new RawHttp(contract, port, Duration.ofSeconds(20))
        .exchange("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
        .orElseThrow();
  }

  @Test
  void both_forms_of_the_document_say_the_same() throws IOException {
    var yaml = new YAMLMapper().readTree(client.get("/openapi.yaml").body());
    assertThat(new ObjectMapper().readTree(client.get("/openapi.json").body())).isEqualTo(yaml);
    assertThat(yaml.path("paths").has("/health/ready")).isTrue();
  }

  @Test
  void the_service_port_serves_another_document() {
    try (var service = new ContractClient(OpenApiContract.load(), waybill.url())) {
      assertThat(service.get("/health/live").statusCode()).isEqualTo(404);
      assertThat(service.get("/metrics").statusCode()).isEqualTo(404);
      assertThat(service.get("/openapi.yaml").body())
          .isNotEqualTo(client.get("/openapi.yaml").body());
    }
  }
}
