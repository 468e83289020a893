package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page in every language: worded, from the right side, shutting nobody out, and no wider
/// than the narrowest window.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagesTest {
  private static final List<String> ALL = List.of("en", "de", "fr", "es", "zh", "ja", "ar");
  private static final int NARROWEST = 320;

  private final SequencedMap<String, URI> pages = new LinkedHashMap<>();
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
    var several =
        new Sender(service.url())
            .file("Quarterly report 2026.pdf", "x".repeat(300_000))
            .file("a-long-name-without-any-space-".repeat(6) + ".tar.gz", "y")
            .send();
    var closed = new Sender(service.url()).file("a.txt", "x").field("password", "horse").send();
    pages.put("upload", service.url());
    pages.put("receive", several.link());
    pages.put("password", closed.link());
    pages.put("manage", several.manage("?new=1"));
    pages.put("managed", closed.manage("?saved=1"));
    pages.put("decrypt", encrypted().link());
    pages.put("error", service.url().resolve("/nowhere"));
    pages.put("blocked", blocked(data));
  }

  private URI blocked(Path data) {
    var sent = new Sender(service.url()).file("a.txt", "x").send();
    var operator = Operator.of(service.site(), data);
    var id = sent.answer().get("id").asText();
    assertThat(operator.run("uploads", "block", "--link", id).exit()).isZero();
    return sent.link();
  }

  /// Nobody opens it here, so any bytes do of which too few are there to tell what they are.
  private Sender.Sent encrypted() {
    return new Sender(service.url())
        .file("report.pdf.enc", "too short to tell")
        .field("e2e", "true")
        .field("e2e_salt", "AAAAAAAAAAAAAAAAAAAAAA==")
        .field("e2e_iv", "AAAAAAAAAAAAAAAA")
        .send();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  static Stream<Look> looks() {
    return ALL.stream().map(Look.USUAL::in).flatMap(look -> Stream.of(look, look.inDark()));
  }

  private Visitor visit(Visitors visitors, Look look) {
    return visitors
        .somebody(look)
        .expect("status of 401")
        .expect("status of 404")
        .expect("status of 451");
  }

  @InTurn("looks")
  @ParameterizedTest
  @MethodSource("looks")
  void noPageShutsPeopleOut(Look look, Visitors visitors) {
    var visitor = visit(visitors, look);
    pages.values().forEach(address -> check(visitor, address, look.language()));
    delete(visitor);
    Accessibility.check(visitor);
  }

  /// Ends on the page that says that it is done.
  private void delete(Visitor visitor) {
    visitor.open(new Sender(service.url()).file("a.txt", "x").send().manage());
    visitor.page().locator("details.confirm summary").click();
    visitor.page().locator("details.confirm button").click();
    visitor.page().waitForURL("**/delete/*");
  }

  @ParameterizedTest
  @CsvSource({"en, false", "ar, true"})
  void noPageShutsPeopleOutInTwoThatDiffer(String language, boolean dark, Visitors visitors) {
    var look = Look.USUAL.in(language);
    var visitor = visit(visitors, dark ? look.inDark() : look);
    pages.values().forEach(address -> check(visitor, address, language));
  }

  private static void check(Visitor visitor, URI address, String language) {
    visitor.open(address);
    assertThat(visitor.page().locator("html")).hasAttribute("lang", language);
    Accessibility.check(visitor);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyPageFitsTheNarrowestWindow(String language, Visitors visitors) {
    var visitor = visit(visitors, Look.USUAL.in(language));
    visitor.page().setViewportSize(NARROWEST, 640);
    pages.forEach(
        (name, address) -> {
          visitor.open(address);
          visitor
              .page()
              .evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
          assertThat(visitor.page().evaluate("() => document.documentElement.scrollWidth"))
              .as(name)
              .isEqualTo(NARROWEST);
        });
  }

  @InTurn("looks")
  @ParameterizedTest
  @MethodSource("languages")
  void picturesAreTaken(String language, Visitors visitors) {
    var visitor = visit(visitors, Look.USUAL.in(language));
    pages.forEach(
        (name, address) -> {
          visitor.open(address);
          Screenshots.take(visitor, name, "in-" + language);
        });
  }

  static List<String> languages() {
    return ALL;
  }

  @Test
  void arabicRunsFromTheRight(Visitors visitors) {
    var visitor = visit(visitors, Look.USUAL.in("ar"));
    pages.forEach(
        (name, address) -> {
          visitor.open(address);
          var page = visitor.page();
          assertThat(page.locator("html")).hasAttribute("dir", "rtl");
          var headline =
              page.evaluate(
                  """
                  () => {
                    const range = document.createRange();
                    range.selectNodeContents(document.querySelector("h1"));
                    const main = document.querySelector("main").getBoundingClientRect();
                    return main.right - range.getBoundingClientRect().right;
                  }
                  """);
          assertThat(((Number) headline).doubleValue()).as(name).isLessThan(60);
        });
  }

  @Test
  void aLanguageIsChosenWithoutScriptAndStays(Visitors visitors) {
    var visitor = visit(visitors, Look.USUAL.withoutScript());
    var page = visitor.page();
    visitor.open(Objects.requireNonNull(pages.get("receive")));
    page.locator(".languages summary").click();
    page.getByText("Français").click();
    assertThat(page.locator("h1")).hasText("Des fichiers pour vous");
    assertThat(page.locator(".languages [aria-current]")).hasText("Français");
    visitor.open(service.url());
    assertThat(page.locator("html")).hasAttribute("lang", "fr");
    page.locator(".languages summary").click();
    page.getByText("English").click();
    assertThat(page.locator("h1")).hasText("Send files");
  }

  @Test
  void theMenuOfLanguagesClosesAsMenusDo(Visitors visitors) {
    var visitor = visit(visitors, Look.USUAL);
    visitor.open(service.url());
    var menu = visitor.page().locator(".languages summary");
    var choice = visitor.page().getByText("Español");
    menu.click();
    assertThat(choice).isVisible();
    visitor.page().keyboard().press("Tab");
    visitor.page().keyboard().press("Escape");
    assertThat(choice).isHidden();
    assertThat(menu).isFocused();
    menu.click();
    assertThat(choice).isVisible();
    visitor.page().locator("h1").click();
    assertThat(choice).isHidden();
    menu.click();
    visitor.page().locator("#choose-files").focus();
    assertThat(choice).isHidden();
  }

  @Test
  void theResultPageStaysOneInAnotherLanguage(Visitors visitors) {
    var visitor = visit(visitors, Look.USUAL);
    visitor.open(Objects.requireNonNull(pages.get("manage")));
    // By keyboard alone: it comes before everything else but the name of the service.
    var keys = visitor.page().keyboard();
    Stream.of("Tab", "Tab", "Tab", "Enter").forEach(keys::press);
    assertThat(visitor.page().getByText("Español")).isVisible();
    Screenshots.take(visitor, "manage", "languages");
    Stream.of("Tab", "Tab", "Tab", "Tab", "Enter").forEach(keys::press);
    assertThat(visitor.page().locator("h1")).hasText("Su enlace está listo");
  }
}
