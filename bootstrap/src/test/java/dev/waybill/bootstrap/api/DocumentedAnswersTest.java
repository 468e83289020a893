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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks through every status that a client can bring about by itself; the client checks each
/// answer against the document.
class DocumentedAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

  @TempDir private Path data = Path.of("");
  private RunningWaybill waybill;
  private ContractClient client;

  @BeforeEach
  void start() {
    waybill = RunningWaybill.start(data, "--max-upload-size", "1MiB");
    client = new ContractClient(OpenApiContract.load(), waybill.url());
  }

  @AfterEach
  void stop() {
    client.close();
    waybill.close();
  }

  @Test
  void uploads() {
    assertThat(upload("files", "a.txt", "hello").statusCode()).isEqualTo(200);
    assertThat(put("/upload/b.txt", "hello").statusCode()).isEqualTo(200);
    assertThat(put("/upload/b.txt", "hello", "Accept", HTML).statusCode()).isEqualTo(303);
    assertThat(upload("other", "a.txt", "hello").statusCode()).isEqualTo(400);
    assertThat(put("/upload/b.txt", "x".repeat(2 << 20)).statusCode()).isEqualTo(413);
    assertThat(put("/upload/b.txt", "x", "Content-Encoding", "gzip").statusCode()).isEqualTo(415);
  }

  @Test
  void downloads() throws IOException {
    var link = link(put("/upload/b.txt", "hello"));
    var whole = client.get(link);
    var tag = whole.headers().firstValue("ETag").orElseThrow();
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(client.head(link).statusCode()).isEqualTo(200);
    for (var accept : new String[] {HTML, "application/json"}) {
      assertThat(client.get(link, "Accept", accept).statusCode()).isEqualTo(200);
      assertThat(client.head(link, "Accept", accept).statusCode()).isEqualTo(200);
      assertThat(client.get(link + "?download=1", "Accept", accept).body()).hasSize(5);
    }
    assertThat(client.get(link, "Range", "bytes=1-2").statusCode()).isEqualTo(206);
    assertThat(client.get(link, "Range", "bytes=0-0,2-2").statusCode()).isIn(200, 206);
    assertThat(client.get(link, "Range", "bytes=9-").statusCode()).isEqualTo(416);
    var same = client.get(link, "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.headers().map())
        .doesNotContainKeys("content-disposition", "repr-digest", "content-length");
    assertThat(client.get(link, "If-Match", "\"no\"").statusCode()).isEqualTo(412);
    assertThat(client.get(link + "/encrypted").statusCode()).isEqualTo(400);
  }

  @Test
  void zips() throws IOException {
    var link = link(upload("files", "a.txt", "hello", "files", "a.txt", "you"));
    assertThat(client.get(link).statusCode()).isEqualTo(200);
    assertThat(client.head(link).statusCode()).isEqualTo(200);
    assertThat(client.get(link, "Range", "bytes=1-2").statusCode()).isEqualTo(206);
  }

  @Test
  void encryptedUploads() throws IOException {
    var answer =
        upload(
            "files",
            "a.enc",
            "as long as its tag",
            "e2e",
            "",
            "true",
            "e2e_salt",
            "",
            "7uAXkJ3pHc2m1bMZ4RrW0Q==",
            "e2e_iv",
            "",
            "9mE2bQxk0q7VhL3a");
    var link = link(answer);
    assertThat(client.get(link + "/encrypted").statusCode()).isEqualTo(200);
    assertThat(client.head(link + "/encrypted").statusCode()).isEqualTo(200);
    assertThat(client.get(link + "/encrypted", "Range", "bytes=1-2").statusCode()).isEqualTo(206);
    assertThat(client.get(link).statusCode()).isEqualTo(200);
    assertThat(client.get(link, "Accept", HTML).statusCode()).isEqualTo(200);
    assertThat(client.get(link, "Accept", "application/json").statusCode()).isEqualTo(200);
  }

  @Test
  void passwords() throws IOException {
    var receipt = json(upload("files", "a.txt", "hello", "password", "", "secret"));
    var link = "/f/" + receipt.path("id").asText();
    for (var accept : new String[] {"*/*", HTML, "application/problem+json"}) {
      assertThat(client.get(link, "Accept", accept).statusCode()).isEqualTo(401);
      assertThat(client.get(link + "?pw=x", "Accept", accept).statusCode()).isEqualTo(403);
      assertThat(client.head(link, "Accept", accept).statusCode()).isEqualTo(401);
    }
    assertThat(client.get(link + "?pw=secret").statusCode()).isEqualTo(200);
    assertThat(form(link, "password=secret").statusCode()).isEqualTo(303);
    assertThat(form(link, "password=wrong", "Accept", HTML).statusCode()).isEqualTo(403);
    for (var accept : new String[] {"*/*", HTML, "application/problem+json"}) {
      var answer = form(link, "password=secret", "Accept", accept, "Sec-Fetch-Site", "cross-site");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
    assertThat(form(link, "", "Accept", HTML).statusCode()).isEqualTo(401);
    for (int i = 0; i < 12; i++) {
      client.get(link + "?pw=no");
    }
    assertThat(client.get(link + "?pw=no").statusCode()).isEqualTo(429);
    assertThat(client.get(link + "?pw=no", "Accept", HTML).statusCode()).isEqualTo(429);
  }

  @Test
  void managing() throws IOException {
    var manage = json(put("/upload/b.txt", "hello")).path("redirect").asText();
    assertThat(client.get(manage).statusCode()).isEqualTo(200);
    assertThat(client.get(manage, "Accept", HTML).statusCode()).isEqualTo(200);
    assertThat(client.head(manage).statusCode()).isEqualTo(200);
    assertThat(form(manage, "public=on&password=x&expires=7d").statusCode()).isEqualTo(200);
    assertThat(form(manage, "public=on", "Accept", HTML).statusCode()).isEqualTo(303);
    assertThat(form(manage, "expires=8d").statusCode()).isEqualTo(400);
    assertThat(form(manage, "expires=8d", "Accept", HTML).statusCode()).isEqualTo(400);
    assertThat(send("POST", manage, "<x/>", "text/xml").statusCode()).isEqualTo(415);
    assertThat(send("PATCH", manage, "{\"access\":\"private\"}", "application/merge-patch+json"))
        .returns(200, HttpResponse::statusCode);
    assertThat(send("PATCH", manage, "access=public", FORM).statusCode()).isEqualTo(415);
    assertThat(send("PATCH", manage, "[]", "application/json").statusCode()).isEqualTo(400);
    assertThat(form(manage, "x=" + "y".repeat(1 << 17)).statusCode()).isEqualTo(413);
    assertThat(client.send("DELETE", manage, BodyPublishers.noBody()).statusCode()).isEqualTo(200);
    assertThat(client.send("DELETE", manage, BodyPublishers.noBody()).statusCode()).isEqualTo(404);
    assertThat(client.get(manage, "Accept", HTML).statusCode()).isEqualTo(404);
  }

  @Test
  void deleting() throws IOException {
    var token = json(put("/upload/b.txt", "hello")).path("redirect").asText().substring(8);
    assertThat(client.get("/delete/" + token).statusCode()).isEqualTo(405);
    assertThat(form("/delete/" + token, "").statusCode()).isEqualTo(200);
    assertThat(form("/delete/" + token, "").statusCode()).isEqualTo(404);
    var other = json(put("/upload/b.txt", "hello")).path("redirect").asText().substring(8);
    assertThat(form("/delete/" + other, "", "Accept", HTML).statusCode()).isEqualTo(200);
  }

  @Test
  void pagesAndWhatIsNot() {
    for (var path :
        new String[] {
          "/", "/?lang=de", "/docs", "/docs/errors", "/openapi.yaml", "/openapi.json"
        }) {
      assertThat(client.get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(client.head(path).statusCode()).as(path).isEqualTo(200);
      assertThat(client.send("PUT", path, BodyPublishers.noBody()).statusCode()).isEqualTo(405);
    }
    for (var path :
        new String[] {
          "/f/", "/f/x", "/nothing", "/nothing?lang=ar", "/assets/x.css", "/docs/1/docs.js"
        }) {
      for (var accept :
          new String[] {"*/*", "application/json", HTML, "application/problem+json"}) {
        assertThat(client.get(path, "Accept", accept).statusCode()).as(path).isEqualTo(404);
      }
    }
    var page = client.get("/", "Accept", HTML);
    assetsOf(new String(page.body(), StandardCharsets.UTF_8));
    var packed = client.head("/", "Accept", HTML, "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isPositive()
        .isLessThan(page.body().length / 2);
    for (var path : new String[] {"/", "/upload", "/f/x", "/manage/x", "/delete/x", "/docs"}) {
      assertThat(client.send("OPTIONS", path, BodyPublishers.noBody()).statusCode()).isIn(200, 204);
    }
  }

  private void assetsOf(String page) {
    var paths =
        Pattern.compile("/assets/[0-9a-f]{16}/[a-z0-9.-]+").matcher(page).results().toList();
    assertThat(paths).isNotEmpty();
    for (var path : paths) {
      var plain = client.get(path.group());
      var packed = client.get(path.group(), "Accept-Encoding", "gzip");
      var tag = packed.headers().firstValue("ETag").orElseThrow();
      assertThat(plain.statusCode()).isEqualTo(200);
      assertThat(packed.statusCode()).isEqualTo(200);
      assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
      assertThat(packed.body()).hasSizeLessThan(plain.body().length);
      var known = client.get(path.group(), "Accept-Encoding", "gzip", "If-None-Match", tag);
      assertThat(known.statusCode()).isEqualTo(304);
      assertThat(client.head(path.group()).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<byte[]> put(String path, String body, String... headers) {
    return client.send("PUT", path, BodyPublishers.ofString(body), headers);
  }

  private HttpResponse<byte[]> form(String path, String body, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = FORM;
    return client.send("POST", path, BodyPublishers.ofString(body), all);
  }

  private HttpResponse<byte[]> send(String method, String path, String body, String type) {
    return client.send(method, path, BodyPublishers.ofString(body), "Content-Type", type);
  }

  /// @param parts name, file name (none for a field) and content in turn
  private HttpResponse<byte[]> upload(String... parts) {
    var body = new StringBuilder();
    for (int i = 0; i < parts.length; i += 3) {
      body.append("--b\r\nContent-Disposition: form-data; name=\"").append(parts[i]).append('"');
      if (!parts[i + 1].isEmpty()) {
        body.append("; filename=\"").append(parts[i + 1]).append('"');
      }
      body.append("\r\n\r\n").append(parts[i + 2]).append("\r\n");
    }
    return send("POST", "/upload", body + "--b--\r\n", "multipart/form-data; boundary=b");
  }

  private static String link(HttpResponse<byte[]> receipt) throws IOException {
    return "/f/" + json(receipt).path("id").asText();
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
