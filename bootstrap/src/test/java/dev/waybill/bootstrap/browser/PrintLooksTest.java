package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages as they come out of a printer, for people to look at.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintLooksTest {
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /// It is handed over with the code on it.
  @Test
  void theSheetHoldsNothingThatManagesTheUpload(Visitors visitors) {
    var sent = new Sender(service.url()).file("a.txt", "hello").send();
    var visitor = visitors.visit(sent.manage("?new=1#k=k3J-9fQ_xT7wLm2RbV8nZc"));
    var page = visitor.page();
    assertThat(page.locator("#passphrase")).isVisible();
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("svg.qr")).isVisible();
    assertThat(page.locator("#address")).isHidden();
    assertThat(page.locator("#passphrase")).isHidden();
    assertThat(page.getByText("Settings")).isHidden();
  }

  @InTurn("looks")
  @ParameterizedTest
  @ValueSource(strings = {"en", "ar"})
  void pictures(String language, Visitors visitors) {
    var sent = new Sender(service.url()).file("a.txt", "hello").file("b.txt", "hello").send();
    var pages = new LinkedHashMap<String, URI>();
    pages.put("upload", service.url());
    pages.put("receive", sent.link());
    pages.put("manage", sent.manage("?new=1#k=k3J-9fQ_xT7wLm2RbV8nZc"));
    pages.forEach(
        (name, address) -> {
          var visitor = visitors.visit(address, Look.USUAL.in(language));
          if (name.equals("upload")) {
            choose(visitor);
          }
          visitor.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
          Screenshots.take(visitor, "print-" + name, language);
        });
  }

  private static void choose(Visitor visitor) {
    var files = List.of(UploadForm.file("a.txt", "x"), UploadForm.file("b.txt", "y"));
    visitor
        .page()
        .waitForFileChooser(() -> visitor.page().locator("#choose-files").click())
        .setFiles(files.toArray(FilePayload[]::new));
  }
}
