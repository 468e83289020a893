package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A link that also asks for a password.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordPageTest {
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
  void theRightPasswordOpensIt(Visitors visitors) {
    var visitor = open(visitors);
    var page = visitor.page();
    assertThat(page).hasTitle("Password needed · Waybill");
    assertThat(page.getByText("plan.txt")).hasCount(0);
    Screenshots.take(visitor, "password", "needed");

    // The field has the focus: a password and Enter are enough.
    page.keyboard().type("donkey");
    page.getByText("Show").click();
    assertThat(page.locator("#password")).hasAttribute("type", "text");
    page.getByText("Show").click();
    assertThat(page.locator("#password")).hasAttribute("type", "password");
    page.locator("#password").focus();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("That is not the password.");
    assertThat(page.locator("#password")).isFocused();
    assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
    Screenshots.take(visitor, "password", "wrong");
    Accessibility.check(visitor);

    page.keyboard().type("horse");
    page.keyboard().press("Enter");
    assertThat(page.locator(".name")).hasText("plan.txt");
    assertThat(page.url()).doesNotContain("horse", "pw=");
    page.reload();
    assertThat(page.locator(".name")).hasText("plan.txt");
    assertThat(visitor.context().cookies())
        .singleElement()
        .satisfies(
            cookie -> {
              assertThat(cookie.httpOnly).isTrue();
              assertThat(cookie.value).doesNotContain("horse");
            });
  }

  @Test
  void theRightPasswordWorksWithoutScript(Visitors visitors) {
    var sent = new Sender(service.url()).file("plan.txt", "x").field("password", "horse").send();
    var page = open(visitors, sent, Look.USUAL.withoutScript()).page();
    assertThat(page.getByText("Show")).isHidden();
    page.fill("#password", "horse");
    page.keyboard().press("Enter");
    assertThat(page.locator(".name")).hasText("plan.txt");
  }

  @Test
  void whoTriesTooOftenIsToldToWait(Visitors visitors) {
    var sent = new Sender(service.url()).file("plan.txt", "x").field("password", "horse").send();
    try (var client = new ContractClient(OpenApiContract.load(), service.url())) {
      while (client.get(sent.link().getPath() + "?pw=donkey").statusCode() != 429) {
        // Until it is too often.
      }
    }
    var visitor = open(visitors, sent, Look.USUAL);
    // The wait may be over before a slow machine has tried; each further try makes it longer.
    var alert = visitor.page().getByRole(AriaRole.ALERT);
    for (int tries = 0; tries < 6 && !isToldToWait(alert); tries++) {
      visitor.page().fill("#password", "donkey");
      visitor.page().locator("button.primary").click();
    }
    assertThat(alert)
        .containsText(Pattern.compile("Too many wrong passwords. Try again in [1-9]\\d* s\\."));
    Screenshots.take(visitor, "password", "too-many");
    Accessibility.check(visitor);
  }

  private static boolean isToldToWait(Locator alert) {
    return alert.count() > 0 && alert.textContent().contains("Too many");
  }

  @Test
  void anotherSiteCannotSendTheForm(Visitors visitors) {
    var visitor = open(visitors);
    var page = visitor.page();
    page.route("**/strange", route -> route.fulfill(form(page.url())));
    visitor.open(URI.create("http://localhost:" + service.port() + "/strange"));
    page.click("button");
    assertThat(page.locator("h1")).hasText("This form came from another site");
    assertThat(visitor.context().cookies()).isEmpty();
    Screenshots.take(visitor, "error", "cross-site");
  }

  private static FulfillOptions form(String action) {
    return new FulfillOptions()
        .setContentType("text/html")
        .setBody(
            "<form method=post action=%s><input name=password value=horse><button>"
                .formatted(action));
  }

  private Visitor open(Visitors visitors) {
    var sent = new Sender(service.url()).file("plan.txt", "x").field("password", "horse").send();
    return open(visitors, sent, Look.USUAL);
  }

  private static Visitor open(Visitors visitors, Sender.Sent sent, Look look) {
    var visitor = visitors.somebody(look);
    List.of("401", "403", "429").forEach(status -> visitor.expect("status of " + status));
    visitor.open(sent.link());
    return visitor;
  }
}
