package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.UploadForm.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.CloseOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever happens on the way, what was chosen is still there, and a second try goes through. The
/// network between browser and service is one that fails when it is told to.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadFailuresTest {
  private RunningWaybill service;
  private FaultProxy network;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
    network = FaultProxy.to(service.port());
  }

  @AfterAll
  void stop() {
    network.close();
    service.close();
  }

  @AfterEach
  void heal() {
    network.pass();
  }

  private UploadForm open(Visitors visitors) {
    var form = new UploadForm(visitors.visit(URI.create("http://127.0.0.1:" + network.port())));
    return form.choose(file("a.txt", "still here"));
  }

  private void succeeds(UploadForm form, String button) {
    network.pass();
    assertThat(form.names()).hasText("a.txt");
    form.button(button).click();
    assertThat(new Stored(service.url(), form.token()).contents()).containsExactly("still here");
  }

  @Test
  void theServerIsAway(Visitors visitors) {
    var form = open(visitors);
    form.visitor().expect("net::ERR_");
    form.radio("Only me").check();
    network.refuse();
    form.send();
    assertThat(form.failure()).containsText("The server did not answer");
    assertThat(form.failure()).isFocused();
    assertThat(form.radio("Only me")).isChecked();
    form.radio("Anyone with the link").check();
    succeeds(form, "Try again");
  }

  @Test
  void theConnectionBreaksInTheMiddle(Visitors visitors, @TempDir Path folder) throws IOException {
    var large = Files.write(folder.resolve("large.bin"), new byte[8 << 20]);
    var form = open(visitors);
    form.visitor().expect("net::ERR_");
    form.drop(large);
    assertThat(form.names()).hasCount(2);
    network.cutRequestsAfter(4 << 20);
    form.send();
    assertThat(form.failure()).containsText("the connection broke");
    form.button("Remove large.bin").click();
    succeeds(form, "Try again");
  }

  @Test
  void theBrowserIsOffline(Visitors visitors) {
    var form = open(visitors);
    form.visitor().expect("net::ERR_");
    form.visitor().context().setOffline(true);
    form.send();
    assertThat(form.failure()).containsText("You are offline.");
    form.visitor().context().setOffline(false);
    assertThat(form.page().locator("#online")).containsText("You are online again.");
    assertThat(form.failure()).isHidden();
    assertThat(form.button("Try again")).isFocused();
    succeeds(form, "Try again");
  }

  @Test
  void itIsCancelled(Visitors visitors) {
    var form = open(visitors);
    network.stall();
    form.send();
    assertThat(form.page().locator("#sending-title")).isFocused();
    assertThat(form.page().locator("#options")).isHidden();
    form.button("Cancel").click();
    assertThat(form.said()).containsText("Cancelled.");
    assertThat(form.page().locator("#cancelled")).isVisible();
    assertThat(form.page().locator("#cancelled")).containsText("Nothing was kept on the server.");
    Screenshots.take(form.visitor(), "upload", "cancelled");
    Accessibility.check(form.visitor());
    assertThat(form.button("Upload")).isFocused();
    assertThat(form.failure()).isHidden();
    succeeds(form, "Upload");
  }

  @Test
  void whoLeavesWhileItIsSentIsAsked(Visitors visitors) {
    var form = open(visitors);
    var asked = dismissed(form);
    network.stall();
    form.send();
    assertThat(form.button("Cancel")).isVisible();
    form.page().waitForCondition(() -> !asked.isEmpty() || leaves(form));
    assertThat(asked).containsExactly("beforeunload");
    form.button("Cancel").click();
    succeeds(form, "Upload");
  }

  @Test
  void whoChoosesAnotherLanguageIsAskedWhetherToLoseTheFiles(Visitors visitors) {
    var form = open(visitors);
    var asked = dismissed(form);
    form.page().locator(".languages summary").click();
    form.page().getByText("Deutsch").click();
    form.page().waitForCondition(() -> !asked.isEmpty());
    assertThat(asked).containsExactly("beforeunload");
    succeeds(form, "Upload");
  }

  @Test
  void whoTookAllFilesAwayAgainIsNotAsked(Visitors visitors) {
    var form = open(visitors);
    var asked = dismissed(form);
    form.button("Remove a.txt").click();
    form.page().locator(".languages summary").click();
    form.page().getByText("Deutsch").click();
    assertThat(form.page().locator("h1")).hasText("Dateien senden");
    assertThat(asked).isEmpty();
  }

  /// Whatever the browser asks is answered with no, and noted.
  private static List<String> dismissed(UploadForm form) {
    var asked = new ArrayList<String>();
    form.page()
        .onDialog(
            dialog -> {
              asked.add(dialog.type());
              dialog.dismiss();
            });
    return asked;
  }

  /// Tries to; the browser asks in its own time.
  private static boolean leaves(UploadForm form) {
    form.page().close(new CloseOptions().setRunBeforeUnload(true));
    return false;
  }

  @Test
  void aFileThatHasGoneIsNamed(Visitors visitors, @TempDir Path folder) throws IOException {
    var form = open(visitors);
    form.visitor().expect("net::ERR_");
    var gone = Files.writeString(folder.resolve("gone.txt"), "gone soon");
    form.drop(gone);
    assertThat(form.names()).hasCount(2);
    Files.delete(gone);
    form.send();
    assertThat(form.failure()).containsText("can no longer be read");
    assertThat(form.failure()).containsText("gone.txt");
    form.button("Remove gone.txt").click();
    succeeds(form, "Try again");
  }

  /// What the service answers when it is too busy or full is its own tests' matter.
  @ParameterizedTest
  @CsvSource({
    "408, request_timeout, came too slowly",
    "413, file_too_large, at most 10.0 GiB",
    "413, too_many_files, at most 100",
    "429, too_many_requests, Wait for 2 minutes",
    "500, internal_error, Some reason · some-id",
    "503, unavailable, try again in a minute",
    "507, full, no room left"
  })
  void aRefusalHasItsOwnWords(int status, String code, String words, Visitors visitors) {
    var form = open(visitors);
    form.visitor().expect("status of " + status);
    var answer =
        new FulfillOptions()
            .setStatus(status)
            .setHeaders(Map.of("Retry-After", "100", "Content-Type", "application/json"))
            .setBody(
                """
                {"error":"Some reason","code":"%s","request_id":"some-id"}\
                """
                    .formatted(code));
    form.page().route("**/upload", route -> route.fulfill(answer));
    form.send();
    assertThat(form.failure()).containsText(words);
    assertThat(form.failure()).isFocused();
    form.page().unroute("**/upload");
    succeeds(form, "Try again");
  }

  @Test
  void progressIsShownForEachFileAndForAll(Visitors visitors, @TempDir Path folder)
      throws IOException {
    var form = open(visitors);
    form.drop(Files.write(folder.resolve("large.bin"), new byte[24 << 20]));
    assertThat(form.names()).hasCount(2);
    network.stall();
    form.send();
    assertThat(form.page().locator("#pace")).containsText("of 24.0 MiB");
    assertThat(form.page().locator("#chosen progress")).hasCount(2);
    form.button("Cancel").click();
    form.button("Remove large.bin").click();
    succeeds(form, "Upload");
  }
}
