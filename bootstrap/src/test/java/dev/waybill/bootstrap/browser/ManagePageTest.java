package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the owner of an upload changes and deletes.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagePageTest {
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
    return new Sender(service.url()).file("report.txt", "x".repeat(1536)).send();
  }

  private static Look look(boolean script) {
    return script ? Look.USUAL : Look.USUAL.withoutScript();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void settingsAreSavedAndThatIsSaid(boolean script, Visitors visitors) {
    var sent = sent();
    var visitor = visitors.visit(sent.manage(), look(script));
    var page = visitor.page();
    assertThat(page.locator("#password")).isHidden();
    page.getByLabel("Whoever has the link and a password").check();
    field(page, "Password").fill("horse");
    page.getByLabel("30 minutes").check();
    button(page, "Save").click();
    assertThat(page.getByText("Saved. These settings hold from now on.")).isVisible();
    assertThat(page.getByText("Saved. These settings hold from now on.")).isFocused();
    assertThat(page.getByText("Whoever has the link and the password")).isVisible();
    assertThat(sent.stored().access()).isEqualTo("password");
    assertThat(sent.stored().lifetime().toMinutes()).isEqualTo(30);
    if (script) {
      Screenshots.take(visitor, "manage", "saved");
      Accessibility.check(visitor);
    }
  }

  /// Straight from a password to nobody, and back to everybody.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void accessIsChosenFromAllThree(boolean script, Visitors visitors) {
    var sent = new Sender(service.url()).file("a.txt", "x").field("password", "horse").send();
    var visitor = visitors.visit(sent.manage(), look(script));
    var page = visitor.page();
    assertThat(page.getByLabel("Whoever has the link and a password")).isChecked();
    assertThat(field(page, "New password")).isVisible();
    button(page, "Save").click();
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(sent.stored().access()).isEqualTo("password");
    page.getByLabel("Only me").check();
    assertThat(page.locator("#password")).isHidden();
    button(page, "Save").click();
    assertThat(page.getByText("Nobody but you")).isVisible();
    assertThat(page.getByText("In this browser the link opens for half an hour")).isVisible();
    assertThat(sent.stored().access()).isEqualTo("private");
    page.getByLabel("Anyone with the link").check();
    button(page, "Save").click();
    assertThat(page.getByText("Anyone who has the link")).isVisible();
    assertThat(sent.stored().access()).isEqualTo("public");
  }

  @Test
  void whatIsNotSavedCanBeDiscarded(Visitors visitors) {
    var sent = sent();
    var page = visitors.visit(sent.manage()).page();
    page.getByLabel("Only me").check();
    page.getByLabel("30 minutes").check();
    button(page, "Discard changes").click();
    assertThat(page.getByLabel("Anyone with the link")).isChecked();
    assertThat(page.getByLabel("30 minutes")).not().isChecked();
    button(page, "Save").click();
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(sent.stored().access()).isEqualTo("public");
    assertThat(sent.stored().lifetime().toDays()).isEqualTo(7);
  }

  @Test
  void aPrivateUploadSaysThatItsLinkOpensForNobody(Visitors visitors) {
    var sent = new Sender(service.url()).file("a.txt", "x").field("password", "").send();
    var visitor = visitors.visit(sent.manage("?new=1"));
    assertThat(visitor.page().locator("h1")).hasText("Your upload is ready");
    assertThat(visitor.page().locator("#give")).hasText("The link: it opens for you alone");
    assertThat(visitor.page().getByText("does not open for anybody else yet")).isVisible();
    assertThat(visitor.page().locator(".give button.primary")).hasCount(0);
    Screenshots.take(visitor, "manage", "private");
    Accessibility.check(visitor);
  }

  /// Whether the page's script or the server finds it, it is said at the field, on the same page.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMissingPasswordIsSaidAtItsField(boolean script, Visitors visitors) {
    var sent = sent();
    var visitor = visitors.visit(sent.manage(), look(script)).expect("status of 400");
    var page = visitor.page();
    page.getByLabel("Whoever has the link and a password").check();
    page.getByLabel("30 minutes").check();
    button(page, "Save").click();
    assertThat(page.getByText("Not saved: enter a password first.")).isVisible();
    assertThat(page.getByLabel("Whoever has the link and a password")).isChecked();
    assertThat(field(page, "Password")).isFocused();
    assertThat(sent.stored().access()).isEqualTo("public");
    assertThat(sent.stored().lifetime().toDays()).isEqualTo(7);
    if (script) {
      Accessibility.check(visitor);
    }
    field(page, "Password").fill("horse");
    button(page, "Save").click();
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(sent.stored().access()).isEqualTo("password");
  }

  @Test
  void whoKeptTheAddressOfWhatIsGoneIsToldSo(Visitors visitors) {
    var sent = sent();
    var visitor = visitors.visit(sent.manage()).expect("status of 404");
    visitor.page().getByText("Delete this upload…").click();
    button(visitor.page(), "Delete for good").click();
    assertThat(visitor.page().locator("h1")).hasText("Deleted");
    visitor.open(sent.manage());
    assertThat(visitor.page().locator("h1")).hasText("This upload is gone");
    assertThat(visitor.page().getByText("Ask whoever sent you the link")).hasCount(0);
    Accessibility.check(visitor);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deletingIsConfirmedFirst(boolean script, Visitors visitors) {
    var sent = sent();
    var visitor = visitors.visit(sent.manage(), look(script)).expect("status of 404");
    var page = visitor.page();
    assertThat(button(page, "Delete for good")).isHidden();
    page.getByText("Delete this upload…").click();
    assertThat(page.getByText("This cannot be undone.")).isVisible();
    if (script) {
      Screenshots.take(visitor, "manage", "deleting");
      Accessibility.check(visitor);
    }
    assertThat(sent.stored().names()).containsExactly("report.txt");
    button(page, "Delete for good").click();
    assertThat(page.locator("h1")).hasText("Deleted");
    if (script) {
      Screenshots.take(visitor, "deleted", "done");
      Accessibility.check(visitor);
    }
    visitor.open(sent.link());
    assertThat(page.locator("h1")).hasText("File not found or expired");
  }

  @Test
  void allOfItIsDoneByKeyboard(Visitors visitors) {
    var sent = sent();
    var page = visitors.visit(sent.manage()).page();
    tabTo(page, page.getByLabel("Anyone with the link"));
    page.keyboard().press("ArrowDown");
    assertThat(page.getByLabel("Whoever has the link and a password")).isChecked();
    page.keyboard().press("Tab");
    assertThat(field(page, "Password")).isFocused();
    page.keyboard().type("horse");
    page.keyboard().press("Tab");
    assertThat(button(page, "Show")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    assertThat(page.getByLabel("30 minutes")).isChecked();
    page.keyboard().press("ArrowRight");
    assertThat(page.getByLabel("6 hours")).isChecked();
    page.keyboard().press("Enter");
    assertThat(page.getByText("Saved.")).isFocused();
    assertThat(sent.stored().lifetime().toHours()).isEqualTo(6);

    tabTo(page, page.getByText("Delete this upload…"));
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Deleted");
  }

  @Test
  void lookingChangesNothing(Visitors visitors) {
    var sent = sent();
    var query = "?new=1&saved=1&public=off&password=x&expires=30m&lang=fr";
    visitors.visit(sent.manage(query)).page().reload();
    assertThat(sent.stored().access()).isEqualTo("public");
    assertThat(sent.stored().lifetime().toDays()).isEqualTo(7);
  }

  @Test
  void whatDoesNotWorkWithoutScriptIsNotShown(Visitors visitors) {
    var visitor = visitors.visit(sent().manage("?new=1"), Look.USUAL.withoutScript());
    assertThat(button(visitor.page(), "Copy link")).isHidden();
    assertThat(button(visitor.page(), "Copy address")).isHidden();
    assertThat(visitor.page().locator("svg.qr")).isVisible();
    assertThat(visitor.page().getByText("keep it now")).isVisible();
  }

  private static void tabTo(Page page, Locator target) {
    var focused = "element => element === document.activeElement";
    for (int i = 0; i < 60 && !(boolean) target.evaluate(focused); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(target).isFocused();
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new GetByLabelOptions().setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }
}
