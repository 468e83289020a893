package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.Sealer.sized;
import static dev.waybill.bootstrap.browser.Sealer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
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
  private static final String FRAGMENT = "#k=correct%20horse%2C%20battery%20%26%20staple";

  /// Larger than what a page holds, so it goes through the service worker.
  private static final int LARGE = 20 << 20;

  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void theNameIsShownAfterThePassphraseAndTheFileSaved(Visitors visitors) throws IOException {
    var visitor = visitors.visit(service.url());
    var link = new Sealer(visitor, PASSPHRASE).upload(text("Zürich <b>.txt", "Grüße")).link();
    visitor.open(link);
    assertThat(visitor.page().locator("#files bdi")).hasText("file.waybill");
    Accessibility.check(visitor);
    Screenshots.take(visitor, "decrypt", "asked");
    type(visitor, PASSPHRASE);
    assertThat(visitor.page().locator("#files bdi")).hasText("Zürich <b>.txt");
    assertThat(button(visitor, "Save Zürich <b>.txt")).isFocused();
    Accessibility.check(visitor);
    Screenshots.take(visitor, "decrypt", "opened");
    var download = save(visitor, "Save Zürich <b>.txt");
    assertThat(download.suggestedFilename()).startsWith("Zürich").endsWith(".txt");
    assertThat(download.path()).hasContent("Grüße");
    assertThat(visitor.page().locator(".outcome")).containsText("handed to your browser");
    Accessibility.check(visitor);
    Screenshots.take(visitor, "decrypt", "saved");
  }

  @Test
  void aWrongPassphraseIsToldFromDamage(Visitors visitors) {
    var visitor = visitors.visit(service.url());
    visitor.open(new Sealer(visitor, PASSPHRASE).upload(text("a.txt", "a")).link());
    type(visitor, "incorrect horse");
    assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("That is not the");
    assertThat(visitor.page().getByLabel("Passphrase").first()).isFocused();
    Accessibility.check(visitor);
    Screenshots.take(visitor, "decrypt", "wrong");
    type(visitor, PASSPHRASE);
    assertThat(visitor.page().getByRole(AriaRole.ALERT)).isHidden();
    assertThat(visitor.page().locator("#files bdi")).hasText("a.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flip", "cut"})
  void aDamagedSmallFileIsNotSaved(String how, Visitors visitors) {
    var visitor = visitors.visit(service.url());
    var sealer = new Sealer(visitor, PASSPHRASE).spoiled(how);
    visitor.open(with(FRAGMENT, sealer.upload(sized("a.bin", 3 << 20)).link()));
    var downloads = new ArrayList<Download>();
    visitor.page().onDownload(downloads::add);
    button(visitor, "Save a.bin").click();
    assertThat(visitor.page().locator(".outcome.problem")).containsText("damaged or changed");
    Accessibility.check(visitor);
    Screenshots.take(visitor, "decrypt", "damaged");
    assertThat(downloads).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flip", "cut"})
  void theDownloadOfADamagedLargeFileFails(String how, Visitors visitors) {
    var visitor = visitors.visit(service.url());
    var sealer = new Sealer(visitor, PASSPHRASE).spoiled(how);
    visitor.open(with(FRAGMENT, sealer.upload(sized("a.bin", LARGE)).link()));
    var download = save(visitor, "Save a.bin");
    assertThat(visitor.page().locator(".outcome.problem")).containsText("damaged or changed");
    assertThat(download.failure()).isNotNull();
  }

  @Test
  void aLargeFileIsSavedThroughTheWorker(Visitors visitors) throws IOException {
    var visitor = visitors.visit(service.url());
    var link = new Sealer(visitor, PASSPHRASE).upload(sized("large.bin", LARGE)).link();
    visitor.open(with(FRAGMENT, link));
    var download = save(visitor, "Save large.bin");
    assertThat(download.suggestedFilename()).isEqualTo("large.bin");
    assertThat(URI.create(download.url()).getPath()).startsWith("/saved/");
    assertThat(Pattern251.differsAt(download.path(), LARGE)).isEqualTo(-1);
    assertThat(visitor.page().locator(".outcome")).containsText("handed to your browser");
  }

  private static Locator button(Visitor visitor, String name) {
    return visitor
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Download save(Visitor visitor, String name) {
    return visitor.page().waitForDownload(() -> button(visitor, name).click());
  }

  private static void type(Visitor visitor, String passphrase) {
    visitor.page().getByLabel("Passphrase").first().fill(passphrase);
    visitor.page().keyboard().press("Enter");
  }

  private static URI with(String fragment, URI link) {
    return URI.create(link + fragment);
  }
}
