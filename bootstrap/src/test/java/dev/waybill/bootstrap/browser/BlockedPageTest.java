package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people see of a link that the operator has blocked, while they look at it and afterwards.
@InBrowser
class BlockedPageTest {
  @TempDir private Path data;

  private Sender.Sent sent(RunningWaybill service) {
    return new Sender(service.url()).file("plan.txt", "x").send();
  }

  private void type(RunningWaybill service, String group, String command, Sender.Sent sent) {
    var done =
        Operator.of(service.site(), data)
            .run(group, command, "--link", sent.answer().get("id").asText());
    assertThat(done.exit()).as(done.err()).isZero();
  }

  @Test
  void it_says_who_has_blocked_it_until_they_unblock_it(Visitors visitors) {
    try (var service = RunningWaybill.start(data)) {
      var sent = sent(service);
      var visitor = visitors.visit(sent.link()).expect("status of 451");
      var page = visitor.page();
      assertThat(page.locator(".name")).hasText("plan.txt");

      type(service, "uploads", "block", sent);
      var answer = page.reload();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(page.locator("h1")).hasText("The operator has blocked these files");
      assertThat(page.locator(".lead")).containsText("tell whoever runs this server");
      assertThat(page.locator("a.button")).hasAttribute("href", "/");
      assertThat(page.content()).doesNotContain("plan.txt");
      Accessibility.check(visitor);
      Screenshots.take(visitor, "error", "blocked");

      type(service, "blocks", "remove", sent);
      page.reload();
      assertThat(page.locator(".name")).hasText("plan.txt");
    }
  }

  @Test
  void as_the_operator_chose_it_is_as_if_it_were_not_there(Visitors visitors) {
    try (var service = RunningWaybill.start(data, "--blocked-status", "404")) {
      var sent = sent(service);
      type(service, "uploads", "block", sent);
      var visitor = visitors.somebody(Look.USUAL).expect("status of 404");
      visitor.open(sent.link());
      assertThat(visitor.page().locator("h1")).hasText("File not found or expired");
      var blocked = text(visitor);
      visitor.open(service.url().resolve("/f/none"));
      assertThat(text(visitor)).isEqualTo(blocked);
    }
  }

  /// Without the number of the request.
  private static String text(Visitor visitor) {
    return visitor.page().locator("main").innerText().replaceAll("(?m)^[0-9a-f]{16}$", "");
  }
}
