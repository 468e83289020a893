package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What somebody sees and gets who was given a link.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceivePageTest {
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Sender sender() {
    return new Sender(service.url());
  }

  @Test
  void aFileIsShownAndSaved(Visitors visitors) throws IOException {
    var sent = sender().file("report.txt", "x".repeat(1536)).send();
    var visitor = visitors.visit(sent.link());
    assertThat(visitor.page()).hasTitle("A file for you · Waybill");
    assertThat(visitor.page().locator(".name")).hasText("report.txt");
    assertThat(visitor.page().locator(".facts")).hasText("1.5 KiB · text/plain");
    assertThat(visitor.page().locator("time"))
        .hasAttribute(
            "datetime", sent.answer().get("expires_at").asText().replaceAll("\\.\\d+", ""));
    Screenshots.take(visitor, "receive", "single");
    assertThat(Files.readString(download(visitor.page(), "Download"))).isEqualTo("x".repeat(1536));
  }

  @Test
  void severalFilesAreSavedAsZipOrOneByOne(Visitors visitors) throws IOException {
    var sent =
        sender()
            .file("first.txt", "one")
            .file("a-long-name-without-any-space-".repeat(6) + ".tar.gz", "two")
            .file("ملف عربي.txt", "three")
            .send();
    var visitor = visitors.visit(sent.link());
    assertThat(visitor.page().locator(".files .name")).hasCount(3);
    Screenshots.take(visitor, "receive", "several");
    assertThat(Files.readString(download(visitor.page(), "Download first.txt"))).isEqualTo("one");
    try (var zip =
        new ZipInputStream(Files.newInputStream(download(visitor.page(), "Download all as zip")))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("first.txt");
      assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one");
    }
  }

  @Test
  void theChecksumIsCopied(Visitors visitors) {
    var sent = sender().file("a.txt", "hello").send();
    var visitor = visitors.visit(sent.link());
    visitor.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    visitor.page().getByText("SHA-256 checksum").click();
    button(visitor.page(), "Copy").click();
    assertThat(visitor.page().getByRole(AriaRole.STATUS)).hasText("Copied.");
    assertThat(visitor.page().evaluate("() => navigator.clipboard.readText()"))
        .isEqualTo(sent.file(0).get("sha256").asText());
    Screenshots.take(visitor, "receive", "checksum");
    Accessibility.check(visitor);
  }

  @Test
  void aTimeSaysItsZone(Visitors visitors) {
    var sent = sender().file("a.txt", "hello").send();
    var visitor = visitors.visit(sent.link());
    var zone =
        "() => Intl.DateTimeFormat('en', { timeZoneName: 'short' })"
            + ".formatToParts().find((part) => part.type === 'timeZoneName').value";
    assertThat(visitor.page().locator("time")).containsText((String) visitor.page().evaluate(zone));
  }

  /// A sheet of paper cannot be clicked on.
  @Test
  void onPaperTheChecksumIsReadAndEverythingStartsAtOneEdge(Visitors visitors) {
    var sent = sender().file("a.txt", "hello").send();
    for (var address : List.of(sent.link(), sent.manage(), service.url())) {
      var page = visitors.visit(address).page();
      page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.evaluate(EDGES)).as(address.toString()).isEqualTo(List.of(0, 0));
    }
    var page = visitors.visit(sent.link()).page();
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.getByText(sent.file(0).get("sha256").asText())).isVisible();
    assertThat(page.locator(".languages")).isHidden();
  }

  private static final String EDGES =
      "() => ['header', 'main'].map("
          + "(part) => document.querySelector(part).getBoundingClientRect().left)";

  @Test
  void namesStayText(Visitors visitors) {
    var names =
        new String[] {
          "<script>alert(1)<script>.txt", "<img src=x onerror=alert(1)>", "${1+1}&amp;{{1}}.txt"
        };
    var sender = sender();
    for (var name : names) {
      sender.file(name, "x");
    }
    var sent = sender.send();
    for (var address : List.of(sent.link(), sent.manage())) {
      var visitor = visitors.visit(address);
      visitor.page().onDialog(dialog -> assertThat(dialog.message()).as("a script ran").isNull());
      assertThat(visitor.page().locator(".files .name")).hasText(names);
      assertThat(visitor.page().locator("main img, main script")).hasCount(0);
    }
  }

  /// It lies on our origin: the nonce keeps it from being loaded, before its type is looked at.
  @Test
  void anUploadedScriptRunsOnNoPage(Visitors visitors) {
    var script = sender().typed("text/javascript").file("a.js", "document.title = 'ran';").send();
    for (var address : List.of(service.url(), script.link(), script.manage())) {
      var visitor = visitors.visit(address).expect("Content Security Policy");
      var outcome =
          visitor
              .page()
              .evaluate(
                  """
                  (source) => new Promise((resolve) => {
                    const policy = trustedTypes.createPolicy("waybill-worker", {
                      createScriptURL: (url) => url,
                    });
                    const script = document.createElement("script");
                    script.onload = () => resolve("ran");
                    script.onerror = () => resolve("refused");
                    script.src = policy.createScriptURL(source);
                    document.head.append(script);
                  })
                  """,
                  script.link().getPath() + "?download=1");
      assertThat(outcome).isEqualTo("refused");
      assertThat(visitor.page().title()).isNotEqualTo("ran");
    }
  }

  @Test
  void withoutScriptEverythingCanBeHad(Visitors visitors) throws IOException {
    var sent = sender().file("a.txt", "hello").send();
    var visitor = visitors.visit(sent.link(), Look.USUAL.withoutScript());
    assertThat(visitor.page().locator("time")).containsText("UTC");
    visitor.page().getByText("SHA-256 checksum").click();
    assertThat(visitor.page().getByText(sent.file(0).get("sha256").asText())).isVisible();
    assertThat(button(visitor.page(), "Copy")).isHidden();
    assertThat(Files.readString(download(visitor.page(), "Download"))).isEqualTo("hello");
  }

  @Test
  void thosePagesAreReachedByKeyboardInTheirOrder(Visitors visitors) {
    var page = visitors.visit(sender().file("a.txt", "hello").send().link()).page();
    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to content")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(link(page, "Download")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator(".check")).hasAttribute("open", "");
  }

  private static Path download(Page page, String name) {
    return page.waitForDownload(() -> link(page, name).click()).path();
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)).first();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }
}
