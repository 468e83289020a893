package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.Sealer.sized;
import static dev.waybill.bootstrap.browser.Sealer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page behind the link of an end-to-end encrypted upload.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecryptPageTest {
  private static final String PASSPHRASE = "correct horse, battery & staple";

  /// Larger than what a page holds, so it goes through the service worker.
  private static final int LARGE = 20 << 20;

  private RunningWaybill service;
  private FaultProxy network;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
    network = FaultProxy.to(service.port());
  }

  @AfterAll
  void stop() {
    network.close();
    service.close();
  }

  @AfterEach
  void heal() {
    network.pass();
  }

  private Visitor visit(Visitors visitors) {
    return visitors.visit(URI.create("http://127.0.0.1:" + network.port()));
  }

  private static void looksWell(DecryptForm form, String state) {
    Accessibility.check(form.visitor());
    Screenshots.take(form.visitor(), "decrypt", state);
  }

  @Test
  void theNameIsShownAfterThePassphraseAndTheFileSaved(Visitors visitors) throws IOException {
    var visitor = visit(visitors);
    var link = new Sealer(visitor, PASSPHRASE).upload(text("Zürich <b>.txt", "Grüße")).link();
    var form = DecryptForm.open(visitor, link);
    assertThat(form.names()).hasText("file-1.waybill");
    assertThat(form.passphrase()).isFocused();
    looksWell(form, "asked");
    form.type(PASSPHRASE);
    assertThat(form.names()).hasText("Zürich <b>.txt");
    assertThat(form.button("Save Zürich <b>.txt")).isFocused();
    assertThat(form.page().locator("#status"))
        .hasText("The passphrase is right. Choose what to save.");
    looksWell(form, "opened");
    var download = form.save("Zürich <b>.txt");
    assertThat(download.suggestedFilename()).startsWith("Zürich").endsWith(".txt");
    assertThat(download.path()).hasContent("Grüße");
    assertThat(form.outcome()).containsText("handed to your browser");
    assertThat(form.page().locator("#status")).isEmpty();
    looksWell(form, "saved");
  }

  @Test
  void severalFilesAreSavedOneAfterTheOther(Visitors visitors) throws IOException {
    var visitor = visit(visitors);
    var sealer = new Sealer(visitor, PASSPHRASE);
    var sent = sealer.upload(text("a.txt", "a"), text("empty", ""), sized("large.bin", LARGE));
    var form = DecryptForm.open(visitor, sent.link(), PASSPHRASE);
    assertThat(form.names()).hasText(new String[] {"a.txt", "empty", "large.bin"});
    looksWell(form, "several");
    var downloads = new ArrayList<Download>();
    visitor.page().onDownload(downloads::add);
    form.button("Save all files").click();
    assertThat(form.outcome().last()).containsText("handed to your browser");
    assertThat(downloads)
        .extracting(Download::suggestedFilename)
        .containsExactly("a.txt", "empty", "large.bin");
    assertThat(downloads.getLast().path()).hasSize(LARGE);
    assertThat(downloads.get(1).path()).isEmptyFile();
  }

  @Test
  void aWrongPassphraseIsToldFromDamage(Visitors visitors) {
    var visitor = visit(visitors);
    var link = new Sealer(visitor, PASSPHRASE).upload(text("a.txt", "a")).link();
    var form = DecryptForm.open(visitor, link).type("incorrect horse");
    assertThat(form.problem()).containsText("That is not the passphrase");
    assertThat(form.passphrase()).isFocused();
    looksWell(form, "wrong");
    form.type(PASSPHRASE);
    assertThat(form.problem()).isHidden();
    assertThat(form.names()).hasText("a.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flip", "cut"})
  void aDamagedSmallFileIsNotSaved(String how, Visitors visitors) {
    var visitor = visit(visitors);
    var sealer = new Sealer(visitor, PASSPHRASE).spoiled(how);
    var link = sealer.upload(sized("a.bin", 3 << 20)).link();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    var downloads = new ArrayList<Download>();
    visitor.page().onDownload(downloads::add);
    form.button("Save a.bin").click();
    assertThat(form.outcome()).containsText("damaged or changed");
    looksWell(form, "damaged");
    assertThat(downloads).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flip", "cut"})
  void theDownloadOfADamagedLargeFileFails(String how, Visitors visitors) {
    var visitor = visit(visitors);
    var sealer = new Sealer(visitor, PASSPHRASE).spoiled(how);
    var link = sealer.upload(sized("a.bin", LARGE)).link();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    var download = form.save("a.bin");
    assertThat(form.outcome()).containsText("damaged or changed");
    assertThat(download.failure()).isNotNull();
  }

  @Test
  void filesThatWereExchangedAreNotTaken(Visitors visitors) {
    var visitor = visit(visitors);
    var sealer = new Sealer(visitor, PASSPHRASE);
    var form = DecryptForm.open(visitor, sealer.upload(text("a", "a"), text("b", "b")).link());
    var urls = (List<?>) visitor.page().evalOnSelectorAll("#files > li", URLS);
    visitor.page().route("**" + urls.getFirst(), route -> asIf(route, (String) urls.getLast()));
    form.type(PASSPHRASE);
    assertThat(form.names()).hasText(new String[] {"file-1.waybill", "b"});
    assertThat(form.outcome().first()).containsText("damaged or changed");
  }

  private static final String URLS = "items => items.map(item => item.dataset.url)";

  private static void asIf(Route route, String path) {
    var url = URI.create(route.request().url()).resolve(path).toString();
    route.fulfill(
        new Route.FulfillOptions().setResponse(route.fetch(new Route.FetchOptions().setUrl(url))));
  }

  @Test
  void aLargeFileIsSavedThroughTheWorker(Visitors visitors) throws IOException {
    var visitor = visit(visitors);
    var link = new Sealer(visitor, PASSPHRASE).upload(sized("large.bin", LARGE)).link();
    var download = DecryptForm.open(visitor, link, PASSPHRASE).save("large.bin");
    assertThat(download.suggestedFilename()).isEqualTo("large.bin");
    assertThat(URI.create(download.url()).getPath()).startsWith("/saved/");
    assertThat(Pattern251.differsAt(download.path(), LARGE)).isEqualTo(-1);
  }

  @Test
  void aConnectionThatBreaksIsTakenUpWhereItWas(Visitors visitors) throws IOException {
    var visitor = visit(visitors).expect("net::ERR_");
    var link = new Sealer(visitor, PASSPHRASE).upload(sized("large.bin", LARGE)).link();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    assertThat(form.names()).hasText("large.bin");
    network.cutAnswersAfter(8 << 20);
    var download = form.save("large.bin");
    assertThat(Pattern251.differsAt(download.path(), LARGE)).isEqualTo(-1);
  }

  @Test
  void cancellingLeavesNothingComplete(Visitors visitors) {
    var visitor = visit(visitors);
    var link = new Sealer(visitor, PASSPHRASE).upload(sized("large.bin", LARGE)).link();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    assertThat(form.names()).hasText("large.bin");
    network.delay(Duration.ofMillis(200));
    var download = form.save("large.bin");
    looksWell(form, "saving");
    form.button("Cancel").click();
    assertThat(form.outcome()).containsText("Cancelled");
    assertThat(form.button("Save large.bin")).isFocused();
    assertThat(download.failure()).isNotNull();
  }

  @Test
  void cancellingWorksWhereNothingComes(Visitors visitors) {
    var visitor = visit(visitors);
    var link = new Sealer(visitor, PASSPHRASE).upload(sized("large.bin", LARGE)).link();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    assertThat(form.names()).hasText("large.bin");
    network.stall();
    form.button("Save large.bin").click();
    form.button("Cancel").click();
    assertThat(form.outcome()).containsText("Cancelled");
  }

  @Test
  void withoutAWorkerABlobIsSavedUpToALimit(Visitors visitors) throws IOException {
    var visitor = visit(visitors);
    visitor.context().addInitScript("delete Navigator.prototype.serviceWorker");
    var sealer = new Sealer(visitor, PASSPHRASE);
    var sent = sealer.upload(sized("large.bin", LARGE), Sealer.claimed("huge.bin", 2L << 30));
    var form = DecryptForm.open(visitor, sent.link(), PASSPHRASE);
    var download = form.save("large.bin");
    assertThat(download.url()).startsWith("blob:");
    assertThat(Pattern251.differsAt(download.path(), LARGE)).isEqualTo(-1);
    form.button("Save huge.bin").click();
    assertThat(form.outcome().last()).containsText("too large for this browser");
    looksWell(form, "too-large");
  }

  @Test
  void withoutTlsThePageSaysWhatElseCanBeDone(Visitors visitors) {
    var visitor = visit(visitors).expect("Opener-Policy header has been ignored");
    var link = new Sealer(visitor, PASSPHRASE).upload(text("a.txt", "a")).link();
    visitor.open(URI.create("http://waybill.test:" + network.port() + link.getPath()));
    var form = new DecryptForm(visitor);
    assertThat(form.problem()).containsText("only over a secure connection");
    assertThat(form.passphrase()).isHidden();
    assertThat(visitor.page().locator("#files .raw a")).isVisible();
    assertThat(visitor.page().getByText("waybill_e2e.py")).isVisible();
    looksWell(form, "insecure");
  }

  @Test
  void withoutScriptTheEncryptedBytesAreThere(Visitors visitors) {
    var visitor = visit(visitors);
    var link = new Sealer(visitor, PASSPHRASE).upload(text("a.txt", "a")).link();
    var reader = visitors.visit(link, Look.USUAL.withoutScript());
    assertThat(reader.page().locator("#files .raw a")).isVisible();
    assertThat(reader.page().getByText("waybill_e2e.py")).isVisible();
    Screenshots.take(reader, "decrypt", "without-script");
    var page = DecryptForm.open(visitor, link).page();
    assertThat(page.locator("#files .raw a")).hasCount(0);
    assertThat(page.locator("#without a")).isHidden();
    page.locator("#without summary").click();
    assertThat(page.locator("#without a")).hasText("Save encrypted: file-1.waybill");
  }

  /// Half a character cannot be written into a header: it once stopped the worker, and the page
  /// waited for ever.
  @Test
  void aHostileNameIsCleanedAndTheFileSaved(Visitors visitors) throws IOException {
    var visitor = visit(visitors);
    var link = new Sealer(visitor, PASSPHRASE).upload(Sealer.named(HOSTILE, LARGE)).link();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    assertThat(form.names()).hasText("etc/badnamefdp.txt");
    var download = form.save("badnamefdp.txt");
    assertThat(download.suggestedFilename()).isEqualTo("badnamefdp.txt");
    assertThat(Pattern251.differsAt(download.path(), LARGE)).isEqualTo(-1);
  }

  private static final String HOSTILE =
      "..\\\\../etc/ bad\\ud800name\\u202e\\u200b\\u200d\\ufeff\\u2028\\u0000fdp.txt. . ";

  @Test
  void aWorkerThatFailsIsHeardOf(Visitors visitors) {
    var visitor = visit(visitors);
    visitor
        .context()
        .addInitScript(
            """
            const post = ServiceWorker.prototype.postMessage;
            ServiceWorker.prototype.postMessage = function (offer, ports) {
              return ports ? post.call(this, { ...offer, name: 1 }, ports) : post.call(this, offer);
            };
            """);
    visitor.expect("status of 500");
    var link = new Sealer(visitor, PASSPHRASE).upload(sized("large.bin", LARGE)).link();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    form.button("Save large.bin").click();
    assertThat(form.outcome()).containsText("could not be saved here");
    assertThat(form.button("Save large.bin")).isVisible();
  }

  @Test
  void aBrowserThatDoesNotBeginToSaveIsNotWaitedForForEver(Visitors visitors) {
    var visitor = visit(visitors);
    visitor
        .context()
        .addInitScript("Object.defineProperty(HTMLIFrameElement.prototype, 'src', { set() {} });");
    var link = new Sealer(visitor, PASSPHRASE).upload(sized("large.bin", LARGE)).link();
    visitor.page().clock().install();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    form.button("Save large.bin").click();
    assertThat(visitor.page().locator("iframe")).hasCount(1);
    visitor.page().clock().fastForward(20_000);
    assertThat(form.outcome()).containsText("did not begin to save within 20 seconds");
    looksWell(form, "unanswered");
  }

  @Test
  void arabicRunsFromTheRight(Visitors visitors) {
    var visitor = visitors.visit(service.url(), Look.USUAL.in("ar"));
    var link = new Sealer(visitor, PASSPHRASE).upload(text("a.txt", "a")).link();
    var form = DecryptForm.open(visitor, link, PASSPHRASE);
    assertThat(form.names()).hasText("a.txt");
    looksWell(form, "arabic");
  }
}
