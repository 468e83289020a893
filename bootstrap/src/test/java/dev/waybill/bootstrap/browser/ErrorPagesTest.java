package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What people see when something cannot be done: what it was, and what they can do.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorPagesTest {
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service =
        RunningWaybill.start(
            data, "--rate-limits", "off", "--max-upload-size", "64KiB", "--max-files", "1");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private void see(Visitors visitors, String path, String title, String advice) {
    var visitor = visitors.somebody(Look.USUAL).expect("status of 4");
    visitor.open(service.url().resolve(path));
    see(visitor, title, advice);
  }

  private static void see(Visitor visitor, String title, String advice) {
    assertThat(visitor.page().locator("h1")).hasText(title);
    assertThat(visitor.page().locator(".lead")).containsText(advice);
    assertThat(visitor.page().locator("a.button")).hasAttribute("href", "/");
    Accessibility.check(visitor);
    var state = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    Screenshots.take(visitor, "error", state);
  }

  @Test
  void nothingThere(Visitors visitors) {
    see(visitors, "/f/none", "File not found or expired", "Ask whoever sent you the link");
  }

  @Test
  void onlyForms(Visitors visitors) {
    see(visitors, "/upload", "There is nothing to see here", "Begin on the start page");
  }

  @Test
  void whatAFormWithoutScriptSends(Visitors visitors) {
    var visitor = visitors.somebody(Look.USUAL.withoutScript()).expect("status of 4");
    send(visitor, service, "files", "", 0);
    assertThat(visitor.page().locator("h1")).hasText("No file was chosen");
    send(visitor, service, "files", "large.bin", 100_000);
    assertThat(visitor.page().locator("h1")).hasText("Too large");
    assertThat(visitor.page().locator(".reference")).containsText("At most");
    assertThat(visitor.page().locator(".reference")).containsText("KiB");
  }

  /// As a form does that has no script to check it first.
  private static void send(
      Visitor visitor, RunningWaybill service, String field, String name, int size) {
    visitor.open(service.url());
    Page page = visitor.page();
    if (!name.isEmpty()) {
      page.setInputFiles(
          "input[name=" + field + "]",
          new FilePayload(name, "application/octet-stream", new byte[size]));
    }
    // Not form.submit: the form has a button of that name.
    page.evaluate("() => HTMLFormElement.prototype.submit.call(document.querySelector('form'))");
    page.waitForURL("**/upload");
  }
}
