package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.UploadForm.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Who may download what was sent: with the page's script, and as a plain form.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadAccessTest {
  private static final String PROTECTED = "Whoever has the link and a password";
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private UploadForm open(Visitors visitors, Look look) {
    return new UploadForm(visitors.visit(service.url(), look));
  }

  private Stored stored(UploadForm form) {
    return new Stored(service.url(), form.token());
  }

  @Test
  void aPasswordLetsInWhoHasIt(Visitors visitors) {
    var form = open(visitors, Look.USUAL).choose(file("a.txt", "for you"));
    assertThat(form.page().locator("#password")).isHidden();
    form.radio(PROTECTED).check();
    form.send();
    assertThat(form.page().getByText("Enter a password.")).isVisible();
    assertThat(form.page().locator("#password")).isFocused();

    form.page().locator("#password").fill("open sesame");
    form.button("Show").click();
    assertThat(form.page().locator("#password")).hasAttribute("type", "text");
    var stored = stored(form.send());
    assertThat(stored.access()).isEqualTo("password");

    var receiver = visitors.somebody(Look.USUAL).expect("status of 40");
    receiver.open(stored.link());
    enter(receiver.page(), "wrong");
    assertThat(receiver.page().locator("body")).not().containsText("a.txt");
    enter(receiver.page(), "open sesame");
    assertThat(receiver.page().locator("main")).containsText("a.txt");
    assertThat(receiver.page().url()).doesNotContain("sesame");
  }

  private static void enter(Page page, String password) {
    page.locator("input[type=password]").fill(password);
    page.locator("input[type=password]").press("Enter");
  }

  @Test
  void aPasswordThatTheServerWouldNotTakeIsSaidAtItsField(Visitors visitors) {
    var form = open(visitors, Look.USUAL.in("de"));
    form.page()
        .waitForFileChooser(() -> form.page().locator("#choose-files").click())
        .setFiles(file("a.txt", "for you"));
    form.page().locator("#access-password").check();
    form.page().locator("#password").fill("ü".repeat(513));
    form.page().locator("#submit").click();
    assertThat(form.page().locator("#password-problem")).containsText("zu lang");
    assertThat(form.page().locator("#password-problem")).containsText("1.024");
    assertThat(form.page().locator("#password")).isFocused();
    Screenshots.take(form.visitor(), "upload", "password-long");
    form.page().locator("#password").fill("ü".repeat(512));
    form.page().locator("#submit").click();
    assertThat(stored(form).access()).isEqualTo("password");
  }

  @Test
  void onlyMeIsNobodyElse(Visitors visitors) {
    var form = open(visitors, Look.USUAL).choose(file("a.txt", "mine"));
    form.radio("Only me").check();
    var stored = stored(form.send());
    assertThat(stored.access()).isEqualTo("private");
    var stranger = visitors.somebody(Look.USUAL).expect("status of 404");
    stranger.open(stored.link());
    assertThat(stranger.page().locator("body")).not().containsText("a.txt");
  }

  @Test
  void aPasswordThatWasTypedAndLeftIsNotSent(Visitors visitors) {
    var form = open(visitors, Look.USUAL).choose(file("a.txt", "for all"));
    form.radio(PROTECTED).check();
    form.page().locator("#password").fill("typed");
    form.radio("Anyone with the link").check();
    assertThat(stored(form.send()).access()).isEqualTo("public");
  }

  @Test
  void withoutScriptItIsAPlainForm(Visitors visitors) {
    var form = open(visitors, Look.USUAL.withoutScript());
    form.page().locator("#files").setInputFiles(file("a.txt", "no script"));
    assertThat(form.button("Choose files")).isHidden();
    var stored = stored(form.send());
    assertThat(stored.access()).isEqualTo("public");
    assertThat(stored.contents()).containsExactly("no script");
  }

  @Test
  void withoutScriptAPasswordIsSet(Visitors visitors) {
    var form = open(visitors, Look.USUAL.withoutScript());
    form.page().locator("#files").setInputFiles(file("a.txt", "no script"));
    form.page().locator("#public").uncheck();
    form.page().locator("#plain-password").fill("open sesame");
    assertThat(stored(form.send()).access()).isEqualTo("password");
  }

  @Test
  void withoutScriptItIsPrivateIfNothingElseIsSaid(Visitors visitors) {
    var form = open(visitors, Look.USUAL.withoutScript());
    form.page().locator("#files").setInputFiles(file("a.txt", "no script"));
    form.page().locator("#public").uncheck();
    assertThat(stored(form.send()).access()).isEqualTo("private");
  }

  @Test
  void theKeyboardIsEnough(Visitors visitors) {
    var form = open(visitors, Look.USUAL);
    var keys = form.page().keyboard();
    tabTo(form, "#choose-files");
    form.page()
        .waitForFileChooser(() -> keys.press("Enter"))
        .setFiles(file("a.txt", "by keyboard"));
    tabTo(form, "#access-public");
    keys.press("ArrowDown");
    assertThat(form.radio(PROTECTED)).isChecked();
    tabTo(form, "#password");
    keys.type("open sesame");
    tabTo(form, "#submit");
    keys.press("Enter");
    assertThat(stored(form).access()).isEqualTo("password");
  }

  private static void tabTo(UploadForm form, String selector) {
    for (int i = 0; i < 40; i++) {
      form.page().keyboard().press("Tab");
      var isThere = "selector => document.activeElement.matches(selector)";
      if (Boolean.TRUE.equals(form.page().evaluate(isThere, selector))) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not reach " + selector);
  }

  @Test
  void fromRightToLeft(Visitors visitors) {
    var form = open(visitors, Look.USUAL.in("ar").narrow());
    assertThat(form.page().locator("html")).hasAttribute("dir", "rtl");
    form.page()
        .waitForFileChooser(() -> form.page().locator("#choose-files").click())
        .setFiles(file("تقرير.txt", "من اليمين"));
    Accessibility.check(form.visitor());
    form.page().locator("#submit").click();
    assertThat(stored(form).contents()).containsExactly("من اليمين");
  }
}
