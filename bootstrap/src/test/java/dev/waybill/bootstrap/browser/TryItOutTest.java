package dev.waybill.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// "Try it out" under `/docs`: whoever names what an operation is about, and fills in nothing else,
/// sees it work.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TryItOutTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FilePayload FILE =
      new FilePayload("a.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8));

  private RunningWaybill service;
  private ContractClient client;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data);
    client = new ContractClient(OpenApiContract.load(), service.url());
  }

  @AfterAll
  void stop() {
    client.close();
    service.close();
  }

  @InTurn("linters")
  @Test
  void every_operation_works_at_the_first_click(Visitors visitors) throws IOException {
    var page = visitors.visit(service.url().resolve("/docs")).page();
    page.locator(".opblock").first().waitFor();
    var seen = new TreeMap<String, String>();
    for (var block : page.locator(".opblock").all()) {
      var path = block.locator(".opblock-summary-path").getAttribute("data-path");
      var method = block.locator(".opblock-summary-method").innerText();
      seen.put(method + " " + path, tryOut(block, path));
      // Whatever is open is drawn anew with each letter that is typed.
      block.locator(".opblock-summary-control").click();
    }
    assertThat(seen).hasSize(operations());
    assertThat(seen).allSatisfy((operation, status) -> assertThat(status).matches("[23]\\d\\d"));
  }

  @Test
  void an_upload_sends_the_file_and_no_field_that_nobody_filled_in(Visitors visitors)
      throws IOException {
    var page = visitors.visit(service.url().resolve("/docs")).page();
    var block = page.locator("#operations-Upload-uploadFiles");
    tryOut(block, "/upload");
    assertThat(block.locator(".curl").first().textContent())
        .contains("files=@a.txt")
        .doesNotContain("password", "public", "expires", "e2e");
    var receipt =
        JSON.readTree(block.locator(".live-responses-table .microlight").first().textContent());
    assertThat(receipt.path("access").asText()).isEqualTo("public");
    assertThat(receipt.path("warnings")).isEmpty();
  }

  @Test
  void a_field_that_somebody_fills_in_is_sent(Visitors visitors) {
    var page = visitors.visit(service.url().resolve("/docs")).page();
    var block = page.locator("#operations-Upload-uploadFiles");
    open(block);
    block.locator("tr[data-property-name='expires'] input").fill("30m");
    choose(block);
    assertThat(execute(block)).isEqualTo("200");
    assertThat(block.locator(".curl").first().textContent()).contains("expires=30m");
  }

  private String tryOut(Locator block, String path) throws IOException {
    open(block);
    var upload = path.endsWith("/encrypted") ? encrypted() : plain();
    var values =
        Map.of(
            "id", upload.path("id").asText(),
            "token", upload.path("redirect").asText().replace("/manage/", ""),
            "file-name", "b.txt");
    values.forEach((name, value) -> fill(block, name, value));
    choose(block);
    return execute(block);
  }

  private static void open(Locator block) {
    block.locator(".opblock-summary-control").click();
    block.locator(".try-out__btn").click();
  }

  private static void fill(Locator block, String name, String value) {
    var field = block.locator("tr[data-param-name='" + name + "'] input");
    if (field.count() > 0) {
      field.fill(value);
    }
  }

  /// Into the chooser that is there, or that "Add" adds to an empty list.
  private static void choose(Locator block) {
    var chooser = block.locator("input[type=file]");
    var more = block.locator("tr[data-property-name='files'] .json-schema-form-item-add");
    if (chooser.count() == 0 && more.count() > 0) {
      more.click();
    }
    if (chooser.count() > 0) {
      chooser.first().setInputFiles(FILE);
    }
  }

  private static String execute(Locator block) {
    block.locator(".execute").click();
    var status = block.locator(".live-responses-table tr.response .response-col_status").first();
    return status.innerText().lines().findFirst().orElse("");
  }

  private int operations() throws IOException {
    var paths = JSON.readTree(client.get("/openapi.json").body()).path("paths");
    int count = 0;
    for (var item : paths) {
      count += item.findValues("operationId").size();
    }
    return count;
  }

  private JsonNode plain() throws IOException {
    return json(client.send("PUT", "/upload/a.txt", BodyPublishers.ofString("hello")));
  }

  private JsonNode encrypted() throws IOException {
    var body =
        part("files\"; filename=\"a.enc", "as long as its tag")
            + part("e2e", "true")
            + part("e2e_salt", "7uAXkJ3pHc2m1bMZ4RrW0Q==")
            + part("e2e_iv", "9mE2bQxk0q7VhL3a")
            + "--b--\r\n";
    var type = "multipart/form-data; boundary=b";
    return json(
        client.send("POST", "/upload", BodyPublishers.ofString(body), "Content-Type", type));
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
