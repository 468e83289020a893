package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.UploadForm.file;

import com.microsoft.playwright.Page;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The page that sends files in each of its states: for people to look at, and for axe, in every
/// language and both themes.
@InTurn("looks")
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadLooksTest {
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "zh", "ja", "ar");
  private RunningWaybill service;
  private FaultProxy network;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--max-upload-size", "40MiB", "--rate-limits", "off");
    network = FaultProxy.to(service.port());
  }

  @AfterAll
  void stop() {
    network.close();
    service.close();
  }

  static Stream<Look> everyLook() {
    return LANGUAGES.stream()
        .map(Look.USUAL::in)
        .flatMap(look -> Stream.of(look, look.inDark().narrow()));
  }

  @ParameterizedTest
  @MethodSource("everyLook")
  void noLookShutsAnybodyOut(Look look, Visitors visitors, @TempDir Path folder)
      throws IOException {
    everyState(visitors, look, folder, (visitor, _) -> Accessibility.check(visitor));
  }

  @Test
  void pictures(Visitors visitors, @TempDir Path folder) throws IOException {
    for (var language : List.of("en", "ar", "ja", "de")) {
      everyState(
          visitors,
          Look.USUAL.in(language),
          folder,
          (visitor, state) -> Screenshots.take(visitor, "upload", state + "-" + language));
    }
  }

  @Test
  void picturesWithoutScript(Visitors visitors) {
    var visitor = visitors.visit(service.url(), Look.USUAL.withoutScript());
    Screenshots.take(visitor, "upload", "without-script");
  }

  private interface Onlooker {
    void look(Visitor visitor, String state);
  }

  private void everyState(Visitors visitors, Look look, Path folder, Onlooker onlooker)
      throws IOException {
    network.pass();
    var visitor = visitors.somebody(look).expect("net::ERR_");
    visitor.open(URI.create("http://127.0.0.1:" + network.port()));
    var page = visitor.page();
    onlooker.look(visitor, "empty");

    var video =
        Files.write(folder.resolve("A walk along the river – part 1.mp4"), new byte[24 << 20]);
    Drop.onto(page, List.of(video));
    choose(page, "notes.txt");
    choose(page, "A_very_long_name_without_any_space_that_goes_on_and_on_until_it_must_break.pdf");
    page.locator("#submit").focus();
    onlooker.look(visitor, "chosen");

    page.locator("#access-password").check();
    page.locator("#submit").click();
    page.locator("#encrypt").check();
    page.locator("#passphrase-own").check();
    onlooker.look(visitor, "options");
    page.locator("#encrypt").uncheck();
    page.locator("#access-public").check();

    network.stall();
    page.locator("#submit").click();
    assertThat(page.locator("#pace")).containsText("24");
    onlooker.look(visitor, "sending");
    network.refuse();
    assertThat(page.locator("#failure")).isVisible();
    onlooker.look(visitor, "failed");

    Drop.onto(page, List.of(Files.write(folder.resolve("second.mp4"), new byte[20 << 20])));
    assertThat(page.locator("#files-problem")).isVisible();
    onlooker.look(visitor, "too-large");
  }

  private static void choose(Page page, String name) {
    page.waitForFileChooser(() -> page.locator("#choose-files").click())
        .setFiles(file(name, "some words"));
  }
}
