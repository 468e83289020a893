package dev.waybill.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every document that is served, read by redocly (`recommended`) and spectral (`spectral:oas`):
/// not an error and not a warning.
@InTurn("linters")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LintersTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder = Path.of("");
  private RunningWaybill waybill;
  private Path tools = Path.of("");

  @BeforeAll
  void start(@TempDir Path data) {
    tools = OutsideTools.folder("linters");
    waybill = RunningWaybill.start(data);
  }

  @AfterAll
  void stop() {
    if (waybill != null) {
      waybill.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "service, openapi.yaml",
    "service, openapi.json",
    "service, openapi-3.0.yaml",
    "service, openapi-3.0.json",
    "service, openapi-pages.yaml",
    "management, openapi.yaml",
    "management, openapi.json"
  })
  void neither_finds_anything(String port, String name) throws Exception {
    var document = Files.writeString(folder.resolve(name), fetch(port, name));
    assertThat(redocly(document)).contains("\"errors\": 0").contains("\"warnings\": 0");
    assertThat(spectral(document)).contains("[]");
  }

  @Test
  void both_find_what_is_wrong() throws Exception {
    var text = fetch("service", "openapi.yaml").replace("operationId: getInfo\n", "x-id: none\n");
    var document = Files.writeString(folder.resolve("seeded.yaml"), text);
    assertThat(redocly(document)).contains("\"warnings\": 1").contains("operation-operationId");
    assertThat(spectral(document)).contains("operation-operationId");
  }

  private String redocly(Path document) throws Exception {
    return run("redocly", "lint", "--format=json", "--config", config("redocly"), file(document));
  }

  private String spectral(Path document) throws Exception {
    return run(
        "spectral", "lint", "--format=json", "--ruleset", config("spectral"), file(document));
  }

  private String config(String linter) {
    return tools.resolve(linter + ".yaml").toString();
  }

  private static String file(Path document) {
    return document.toAbsolutePath().toString();
  }

  /// What a linter prints; it ends with an error where it finds one.
  private String run(String linter, String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(tools.resolve("node_modules/.bin/" + linter).toString());
    command.addAll(List.of(arguments));
    var output = folder.resolve(linter + ".json");
    var builder = new ProcessBuilder(command).redirectOutput(output.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    var process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(linter).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }

  private String fetch(String port, String name) throws IOException, InterruptedException {
    URI base = port.equals("service") ? waybill.url() : waybill.managementUrl();
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(base + "/" + name)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
