package dev.waybill.bootstrap.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every sample of the API description does what the description says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExamplesTest {
  private static final String TEXT = "Grüße, and a few bytes:\u0000\u0001\r\n";
  private static final String TOKEN = "[A-Za-z0-9_-]{43}";
  private static final String UUID = "[0-9a-f-]{36}";

  /// As JSON and as Python shows it.
  private static final Pattern REDIRECT =
      Pattern.compile("[\"']redirect[\"']: ?[\"']/manage/(" + TOKEN + ")[\"']");

  private static final Pattern DOWNLOAD_URL =
      Pattern.compile("[\"']download_url[\"']: ?[\"'](http://[^\"']+)/f/(" + UUID + ")[\"']");

  private RunningWaybill waybill;
  private ContractClient client;
  private Samples samples;

  @BeforeAll
  void start(@TempDir Path data) {
    waybill = RunningWaybill.start(data);
    client = new ContractClient(OpenApiContract.load(), waybill.url());
  }

  @BeforeEach
  void folder(@TempDir Path folder) throws IOException {
    samples = new Samples(folder, waybill.url());
    Files.writeString(folder.resolve("file.txt"), TEXT);
  }

  @AfterAll
  void stop() {
    client.close();
    waybill.close();
  }

  @Test
  void curlUploadsTwoFilesAndGetsThemAsAZip() throws IOException {
    Files.writeString(file("another.pdf"), "%PDF");
    var answer = samples.curl("upload.sh", "file.txt", "another.pdf");
    samples.curl("download.sh", id(answer));
    try (var listed = Files.list(samples.folder())) {
      var zip = listed.filter(path -> path.toString().endsWith(".zip")).findFirst().orElseThrow();
      assertThat(ZipContents.of(zip))
          .containsOnly(Map.entry("file.txt", TEXT), Map.entry("another.pdf", "%PDF"));
    }
  }

  @Test
  void curlSavesAFileUnderItsName() throws IOException {
    var id = id(samples.python("upload.py"));
    Files.delete(file("file.txt"));
    samples.curl("download.sh", id);
    assertThat(file("file.txt")).hasContent(TEXT);
  }

  @Test
  void curlGivesThePassword() throws IOException {
    var id = protectedUpload();
    Files.delete(file("file.txt"));
    samples.curl("download-password.sh", id);
    assertThat(file("file.txt")).hasContent(TEXT);
  }

  @Test
  void curlDeletes() {
    var uploaded = samples.python("upload.py");
    assertThat(samples.curl("delete.sh", token(uploaded)))
        .isEqualToIgnoringWhitespace("{\"success\": true}");
    assertThat(client.get("/f/" + id(uploaded)).statusCode()).isEqualTo(404);
  }

  @Test
  void pythonUploadsOneFile() {
    var id = id(samples.python("upload.py"));
    assertThat(new String(client.get("/f/" + id).body(), UTF_8)).isEqualTo(TEXT);
  }

  @Test
  void pythonUploadsSeveralFiles() throws IOException {
    Files.writeString(file("file1.txt"), "one");
    Files.writeString(file("file2.pdf"), "two");
    var manifest =
        client.get("/f/" + id(samples.python("upload_multiple.py")), "Accept", "application/json");
    assertThat(new String(manifest.body(), UTF_8)).contains("\"file1.txt\"", "\"file2.pdf\"");
  }

  @Test
  void pythonDownloadsWithAPasswordAndWhereNoneIsNeeded() throws IOException {
    samples.python("download.py", protectedUpload());
    assertThat(file("downloaded_file.txt")).hasContent(TEXT);
    Files.delete(file("downloaded_file.txt"));
    samples.python("download.py", id(samples.python("upload.py")));
    assertThat(file("downloaded_file.txt")).hasContent(TEXT);
  }

  @Test
  void pythonMakesAnUploadPublicWhichLeavesItNoPassword() {
    var answer = samples.python("update_settings.py", token(samples.python("upload.py")));
    assertThat(answer).contains("'success': True", "'has_password': False");
  }

  @Test
  void pythonDeletes() {
    var uploaded = samples.python("upload.py");
    assertThat(samples.python("delete.py", token(uploaded))).isEqualTo("{'success': True}\n");
    assertThat(client.get("/f/" + id(uploaded)).statusCode()).isEqualTo(404);
  }

  @Test
  void curlUploadsWhatWasEncryptedBefore() throws IOException {
    var encrypted = "\u0001 as if it were encrypted".getBytes(UTF_8);
    Files.write(file("file.enc"), encrypted);
    var salt = Base64.getEncoder().encodeToString(new byte[16]);
    var iv = Base64.getEncoder().encodeToString(new byte[12]);
    var stored = client.get("/f/" + id(samples.curl("upload-e2e.sh", salt, iv)) + "/encrypted");
    assertThat(stored.body()).isEqualTo(encrypted);
    assertThat(stored.headers().firstValue("E2E-Salt")).contains(salt);
    assertThat(stored.headers().firstValue("E2E-IV")).contains(iv);
  }

  @Test
  void pythonDecryptsWhatPythonEncrypted() throws IOException {
    decryptByPython(id(samples.python("upload_e2e.py")));
  }

  @Test
  void pythonDecryptsWhatJavaScriptEncrypted() throws IOException {
    decryptByPython(id(samples.javascript("upload-e2e.mjs")));
  }

  @Test
  void javaScriptDecryptsWhatPythonEncrypted() throws IOException {
    decryptByJavaScript(id(samples.python("upload_e2e.py")));
  }

  @Test
  void javaScriptDecryptsWhatJavaScriptEncrypted() throws IOException {
    decryptByJavaScript(id(samples.javascript("upload-e2e.mjs")));
  }

  private void decryptByPython(String id) {
    var headers = client.head("/f/" + id + "/encrypted").headers();
    samples.python(
        "download_e2e.py",
        id,
        headers.firstValue("E2E-Salt").orElseThrow(),
        headers.firstValue("E2E-IV").orElseThrow());
    assertThat(file("decrypted_file.txt")).hasContent(TEXT);
  }

  private void decryptByJavaScript(String id) {
    samples.javascript("download-e2e.mjs", id);
    assertThat(file("decrypted_file.txt")).hasContent(TEXT);
  }

  private String protectedUpload() {
    var uploaded = samples.python("upload.py");
    var form = BodyPublishers.ofString("password=yourpassword");
    var type = "application/x-www-form-urlencoded";
    var answer = client.send("POST", "/manage/" + token(uploaded), form, "Content-Type", type);
    assertThat(answer.statusCode()).isEqualTo(200);
    return id(uploaded);
  }

  private Path file(String name) {
    return samples.folder().resolve(name);
  }

  private static String token(String answer) {
    var redirect = REDIRECT.matcher(answer);
    assertThat(redirect.find()).as(answer).isTrue();
    return redirect.group(1);
  }

  /// Of the upload: the first `download_url` is its, those of the files follow.
  private String id(String answer) {
    var url = DOWNLOAD_URL.matcher(answer);
    assertThat(url.find()).as(answer).isTrue();
    assertThat(url.group(1)).isEqualTo(waybill.url().toString());
    return url.group(2);
  }
}
