package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.UploadForm.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Sending files that the browser encrypts first: the server learns neither what is in them, nor
/// their names, nor the passphrase.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadEncryptedTest {
  private static final String SECRET = "nobody else may read this";
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

  private UploadForm open(Visitors visitors) {
    var form = new UploadForm(visitors.visit(URI.create("http://127.0.0.1:" + network.port())));
    form.choose(file("secret plan.txt", SECRET), file("second.txt", "more"));
    form.page().getByLabel("End-to-end encryption").check();
    return form;
  }

  private Stored stored(UploadForm form) {
    var stored = new Stored(service.url(), form.token());
    assertThat(stored.names()).containsExactly("file-1.waybill", "file-2.waybill");
    assertThat(stored.contents()).noneMatch(content -> content.contains(SECRET));
    return stored;
  }

  @Test
  void aMadePassphraseIsInTheLinkAndNeverSent(Visitors visitors) {
    var form = open(visitors);
    var sent = new ArrayList<String>();
    form.page().onRequest(request -> sent.add(request.url() + request.headers()));
    var stored = stored(form.send());
    var fragment = URI.create(form.page().url()).getRawFragment();
    assertThat(fragment).matches("k=[\\w-]{22,}");
    assertThat(sent).noneMatch(request -> request.contains(fragment.substring(2)));
    assertThat(form.page().getByText("Recipients also need the passphrase.")).hasCount(0);
    receives(visitors, URI.create(stored.link() + "#" + fragment), "");
  }

  @Test
  void anOwnPassphraseIsInNoAddress(Visitors visitors) {
    var form = open(visitors);
    form.radio("Use my own").check();
    form.page().locator("#passphrase").fill("short");
    form.send();
    assertThat(form.page().getByText("Least number of characters: 8")).isVisible();
    assertThat(form.page().locator("#passphrase")).isFocused();
    form.page().locator("#passphrase").fill("four words of mine");
    var stored = stored(form.send());
    assertThat(URI.create(form.page().url()).getRawFragment()).isNull();
    assertThat(form.page().getByText("Recipients also need the passphrase.")).isVisible();
    receives(visitors, stored.link(), "four words of mine");
  }

  /// Opens the link, types the passphrase if the link has none, and sees the names.
  private static void receives(Visitors visitors, URI link, String passphrase) {
    var page = visitors.visit(link).page();
    if (!passphrase.isEmpty()) {
      page.locator("#passphrase").fill(passphrase);
      page.locator("#passphrase").press("Enter");
    }
    assertThat(page.locator("main")).containsText("secret plan.txt");
    assertThat(saved(page)).isEqualTo(SECRET);
  }

  private static String saved(Page page) {
    var download =
        page.waitForDownload(
            () ->
                page.locator("li", new LocatorOptions().setHasText("secret plan.txt"))
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click());
    try {
      return Files.readString(download.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSecondTrySendsWhatWasEncryptedForTheFirst(Visitors visitors) {
    var form = open(visitors);
    form.visitor().expect("net::ERR_");
    // All that encrypts is there: it is fetched when the box is ticked.
    form.page().waitForFunction(MODULES);
    network.refuse();
    form.send();
    assertThat(form.failure()).containsText("The server did not answer");
    network.pass();
    form.page().evaluate("() => { crypto.subtle.encrypt = () => Promise.reject('again'); }");
    form.button("Try again").click();
    stored(form);
  }

  private static final String MODULES =
      "() => performance.getEntriesByType('resource')"
          + ".filter(({ name }) => /e2e|upload-encrypt/.test(name)).length === 8";

  @Test
  void whatEncryptsIsFetchedAgainWhereTheFirstTryFailed(Visitors visitors) {
    var form = new UploadForm(visitors.visit(service.url()));
    form.choose(file("secret plan.txt", SECRET), file("second.txt", "more"));
    form.visitor().expect("net::ERR_");
    form.page().context().setOffline(true);
    form.page().getByLabel("End-to-end encryption").check();
    form.send();
    assertThat(form.failure()).containsText("You are offline.");
    form.page().context().setOffline(false);
    form.button("Try again").click();
    stored(form);
  }

  @Test
  void sizesAreLimitedAsTheyAreSent(Visitors visitors, @TempDir Path data) {
    try (var small = RunningWaybill.start(data, "--max-upload-size", "1KiB")) {
      var form = new UploadForm(visitors.visit(small.url())).choose(file("a.txt", SECRET));
      form.page().getByLabel("End-to-end encryption").check();
      var posts = new ArrayList<String>();
      form.page().onRequest(request -> posts.add(request.method()));
      form.send();
      assertThat(form.failure()).containsText("more than this server takes");
      assertThat(posts).doesNotContain("POST");
    }
  }
}
