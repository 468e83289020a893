package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import dev.waybill.bootstrap.testing.RunningWaybill;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The link of a new upload: read, copied, shared, scanned; with and without a passphrase.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkToGiveTest {
  private static final String PASSPHRASE = "k3J-9fQ_xT7wLm2RbV8nZc";
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Sender.Sent sent() {
    return new Sender(service.url()).file("report.txt", "x").send();
  }

  private static Visitor withClipboard(Visitor visitor) {
    visitor.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    return visitor;
  }

  @Test
  void theLinkAndTheAddressOfThePageAreCopied(Visitors visitors) {
    var sent = sent();
    var visitor = withClipboard(visitors.visit(sent.manage("?new=1")));
    var page = visitor.page();
    assertThat(page).hasTitle("Your link is ready · Waybill");
    Screenshots.take(visitor, "manage", "new");
    Accessibility.check(visitor);
    assertThat(copied(page, "Copy link")).isEqualTo(sent.answer().get("download_url").asText());
    Screenshots.take(visitor, "manage", "copied");
    assertThat(copied(page, "Copy address")).isEqualTo(sent.manage().toString());
  }

  @Test
  void withoutTlsCopyingWorksTheOlderWay(Visitors visitors) {
    var sent = sent();
    var visitor = withClipboard(visitors.somebody(Look.USUAL)).expect("Opener-Policy");
    var port = ":" + service.port();
    visitor.open(URI.create("http://waybill.test" + port + sent.manage("?new=1").getPath()));
    visitor.page().getByRole(AriaRole.BUTTON, named("Copy link")).click();
    assertThat(visitor.page().getByRole(AriaRole.STATUS)).hasText("Copied.");
    visitor.open(sent.manage());
    assertThat(visitor.page().evaluate("() => navigator.clipboard.readText()"))
        .isEqualTo("http://waybill.test" + port + sent.link().getPath());
  }

  @Test
  void aGeneratedPassphraseGoesWithTheLinkButNotIntoTheCode(Visitors visitors) {
    var sent = sent();
    var visitor = withClipboard(visitors.visit(sent.manage("?new=1#k=" + PASSPHRASE)));
    var page = visitor.page();
    var link = sent.answer().get("download_url").asText();
    assertThat(page.locator("#link")).hasAttribute("href", link + "#k=" + PASSPHRASE);
    assertThat(copied(page, "Copy link")).isEqualTo(link + "#k=" + PASSPHRASE);
    assertThat(copied(page, "Copy address")).isEqualTo(sent.manage() + "#k=" + PASSPHRASE);
    assertThat(page.getByText("This link carries the passphrase")).isVisible();
    assertThat(page.getByText("QR code holds the link without the passphrase")).isVisible();
    assertThat(drawn(page)).isEqualTo(modules(link));
    assertThat(page.locator("#passphrase")).hasText(PASSPHRASE);
    assertThat(copied(page, "Copy passphrase")).isEqualTo(PASSPHRASE);
    Screenshots.take(visitor, "manage", "passphrase");
    Accessibility.check(visitor);

    // Neither a change of settings nor one of language loses it.
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(page.locator("#link")).hasAttribute("href", link + "#k=" + PASSPHRASE);
    page.locator(".languages summary").click();
    page.getByText("Deutsch").click();
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page.locator("#link")).hasAttribute("href", link + "#k=" + PASSPHRASE);
  }

  @Test
  void withoutAPassphraseInTheAddressNoneIsShown(Visitors visitors) {
    var visitor = visitors.visit(sent().manage("?new=1"));
    assertThat(visitor.page().locator("#passphrase-alone")).isHidden();
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "saved"})
  void whatWasJustDoneDoesNotStayInTheAddress(String what, Visitors visitors) {
    var sent = sent();
    var page = visitors.visit(sent.manage("?" + what + "=1&lang=de#k=" + PASSPHRASE)).page();
    assertThat(page).hasURL(sent.manage() + "?lang=de#k=" + PASSPHRASE);
    page.reload();
    assertThat(page.locator(".good")).hasCount(0);
    assertThat(page.locator("h1")).hasText("Ihren Upload verwalten");
  }

  @Test
  void thePassphraseNeverReachesTheServer(Visitors visitors) {
    var sent = sent();
    var visitor = visitors.somebody(Look.USUAL);
    var asked = new ArrayList<Request>();
    visitor.page().onRequest(asked::add);
    visitor.open(sent.manage("?new=1#k=" + PASSPHRASE));
    visitor.page().getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(visitor.page().getByText("Saved.")).isVisible();
    assertThat(asked).extracting(Request::method).contains("POST");
    assertThat(asked).noneMatch(request -> sentOf(request).contains(PASSPHRASE));
  }

  /// A browser's request has a fragment only as long as it is not sent.
  private static String sentOf(Request request) {
    return request.url().split("#", 2)[0] + request.headers() + request.postData();
  }

  @Test
  void theCodeIsThatOfTheLink(Visitors visitors) {
    var sent = sent();
    var page = visitors.visit(sent.manage()).page();
    assertThat(drawn(page)).isEqualTo(modules(sent.answer().get("download_url").asText()));
  }

  @Test
  void whereTheBrowserCanShareItDoes(Visitors visitors) {
    var sent = sent();
    var visitor = visitors.somebody(Look.USUAL);
    visitor
        .page()
        .addInitScript("navigator.share = async (what) => { document.title = what.url; };");
    visitor.open(sent.manage("?new=1"));
    visitor.page().getByRole(AriaRole.BUTTON, named("Share…")).click();
    assertThat(visitor.page()).hasTitle(sent.answer().get("download_url").asText());
    Screenshots.take(visitor, "manage", "share");
  }

  /// Presses the button and reads the clipboard.
  private static Object copied(Page page, String name) {
    var button = page.getByRole(AriaRole.BUTTON, named(name));
    button.click();
    assertThat(page.locator("button.done").first()).hasText("Copied.");
    return page.evaluate("() => navigator.clipboard.readText()");
  }

  /// Rows of `#` and `.`, as the browser has painted them: a camera sees no more.
  private static Object drawn(Page page) {
    return page.locator("svg.qr")
        .evaluate(
            """
            (code) => {
              const side = code.viewBox.baseVal.width;
              const ink = code.querySelector(".ink");
              const rows = [];
              for (let y = 4; y < side - 4; y++) {
                let row = "";
                for (let x = 4; x < side - 4; x++) {
                  row += ink.isPointInFill(new DOMPoint(x + 0.5, y + 0.5)) ? "#" : ".";
                }
                rows.push(row);
              }
              return rows.join("\\n");
            }
            """);
  }

  private static String modules(String text) {
    var code = QrCode.encodeText(text, Ecc.LOW);
    var rows = new ArrayList<String>();
    for (int y = 0; y < code.size; y++) {
      var row = new StringBuilder();
      for (int x = 0; x < code.size; x++) {
        row.append(code.getModule(x, y) ? '#' : '.');
      }
      rows.add(row.toString());
    }
    return String.join("\n", rows);
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
