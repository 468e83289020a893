package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.Sealer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.part.FaultProxy;
import dev.waybill.bootstrap.examples.Samples;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one program encrypts another opens: the pages, the samples of the first API, and the Python
/// sample of the second scheme. Between them and the service is a network that listens.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptedExchangeTest {
  private static final String TEXT = "Grüße, and a few bytes:\u0000\u0001\r\n";

  /// As the samples have it.
  private static final String SEEDS = "yourpassword";

  private static final Pattern LINK =
      Pattern.compile("[\"']download_url[\"']: ?[\"'](http[^\"']+/f/([0-9a-f-]{36}))[\"']");

  private RunningWaybill service;
  private FaultProxy network;
  private Samples samples;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
    network = FaultProxy.to(service.port());
  }

  @BeforeEach
  void folder(@TempDir Path folder) throws IOException {
    samples = new Samples(folder, url());
    Files.writeString(folder.resolve("file.txt"), TEXT);
  }

  @AfterAll
  void stop() {
    network.close();
    service.close();
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + network.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"python", "javascript"})
  void thePageOpensWhatTheFirstSamplesEncrypt(String language, Visitors visitors)
      throws IOException {
    var sent =
        language.equals("python")
            ? samples.python("upload_e2e.py")
            : samples.javascript("upload-e2e.mjs");
    var form = DecryptForm.open(visitors.visit(url()), link(sent)).type("wrong");
    assertThat(form.outcome()).containsText("Wrong passphrase, or the file was damaged");
    Screenshots.take(form.visitor(), "decrypt", "first-scheme-wrong");
    Accessibility.check(form.visitor());
    var download = form.page().waitForDownload(() -> form.type(SEEDS));
    assertThat(download.suggestedFilename()).isEqualTo(name(language));
    assertThat(download.path()).hasContent(TEXT);
  }

  private static String name(String language) {
    return language.equals("python") ? "file" : "file.txt";
  }

  @ParameterizedTest
  @ValueSource(strings = {"python", "javascript"})
  void theFirstSamplesOpenWhatThePagesEncryptTheirWay(String language, Visitors visitors) {
    var visitor = visitors.visit(url());
    var any = new Sealer(visitor, SEEDS).upload(text("any.txt", ""));
    DecryptForm.open(visitor, any.link());
    var sealer = new Sealer(visitor, SEEDS).asTheSeed();
    var sent = sealer.upload(text("file.txt", TEXT));
    var id = sent.link().getPath().substring("/f/".length());
    if (language.equals("python")) {
      samples.python("download_e2e.py", id, sent.salt(), sent.iv());
    } else {
      samples.javascript("download-e2e.mjs", id);
    }
    assertThat(samples.folder().resolve("decrypted_file.txt")).hasContent(TEXT);
  }

  @Test
  void theFirstSamplesOpenWhatTheUploadPageMakesForThem(Visitors visitors) {
    var form = new UploadForm(visitors.visit(url()));
    form.choose(UploadForm.file("file.txt", TEXT), UploadForm.file("more.txt", TEXT));
    form.page().locator("#encrypt").check();
    form.radio("Use my own").check();
    form.page().locator("#passphrase").fill(SEEDS);
    form.page().getByLabel("For programs that use the older encryption").check();
    form.send();
    assertThat(form.page().locator("#old-tools-problem")).containsText("one file of at most");
    assertThat(form.page().locator("#old-tools")).isFocused();
    Screenshots.take(form.visitor(), "upload", "old-tools");
    Accessibility.check(form.visitor());
    form.button("Remove more.txt").click();
    form.send();
    form.token();
    var link = form.page().locator("#link").textContent().strip();
    samples.javascript("download-e2e.mjs", link.substring(link.lastIndexOf('/') + 1));
    assertThat(samples.folder().resolve("decrypted_file.txt")).hasContent(TEXT);
  }

  @Test
  void pythonOpensAFolderThatTheUploadPageSent(Visitors visitors, @TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve("Reise/Zürich"));
    Files.writeString(folder.resolve("Reise/Zürich/a.txt"), TEXT);
    Files.writeString(folder.resolve("Reise/empty.txt"), "");
    var upload = new UploadForm(visitors.visit(url())).chooseFolder(folder.resolve("Reise"));
    upload.page().locator("#encrypt").check();
    upload.send();
    upload.token();
    assertThat(upload.page().locator("#link")).containsText("#k=");
    var link = upload.page().locator("#link").textContent();
    samples.python("waybill_e2e.py", "download", link, "saved");
    var saved = samples.folder().resolve("saved");
    assertThat(saved.resolve("Reise/Zürich/a.txt")).hasContent(TEXT);
    assertThat(saved.resolve("Reise/empty.txt")).isEmptyFile();
  }

  @Test
  void thePageOpensWhatPythonSealed(Visitors visitors) throws IOException {
    var seal = new String[] {"seal", "file.txt", "file.waybill"};
    var made = samples.pythonWith("WAYBILL_PASSPHRASE", "schön", "waybill_e2e.py", seal);
    var facts = made.strip().split(" ", -1);
    var sent = samples.curl("upload-e2e-container.sh", "file.waybill", facts[0], facts[1]);
    // The same letter in another spelling: an o and two dots.
    var form = DecryptForm.open(visitors.visit(url()), link(sent)).type("scho\u0308n");
    assertThat(form.names()).hasText("file.txt");
    assertThat(form.save("file.txt").path()).hasContent(TEXT);
  }

  @Test
  void aPasswordOfTheServerIsAskedForFirst(Visitors visitors) throws IOException {
    var visitor = visitors.visit(url()).expect("status of 401");
    var sent = new Sealer(visitor, "passphrase").withPassword("password").upload(text("a", "b"));
    visitor.open(URI.create(sent.link() + "#k=passphrase"));
    visitor.page().getByLabel("Password").first().fill("password");
    visitor.page().keyboard().press("Enter");
    var form = new DecryptForm(visitor);
    assertThat(form.names()).hasText("a");
    assertThat(form.save("a").path()).hasContent("b");
  }

  @Test
  void noPassphraseEverReachesTheNetwork(Visitors visitors) throws IOException {
    var seen = new AtomicInteger();
    network.onRequest("tellnobody", seen::incrementAndGet);
    var visitor = visitors.visit(url());
    var link = new Sealer(visitor, "tellnobody-1").upload(text("a.txt", "b")).link();
    var byLink = DecryptForm.open(visitor, link, "tellnobody-1");
    assertThat(byLink.save("a.txt").path()).hasContent("b");
    assertThat(DecryptForm.open(visitor, link).type("tellnobody-1").names()).hasText("a.txt");
    assertThat(seen).hasValue(0);
    // The same ear hears what is sent.
    visitor.expect("status of 404").page().evaluate("() => fetch('/f/tellnobody')");
    assertThat(seen).hasValue(1);
  }

  private static URI link(String answer) {
    var link = LINK.matcher(answer);
    assertThat(link.find()).as(answer).isTrue();
    return URI.create(link.group(1));
  }
}
