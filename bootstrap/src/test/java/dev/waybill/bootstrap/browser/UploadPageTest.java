package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.UploadForm.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Sending files from the page, in all the ways in which people bring them.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadPageTest {
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service =
        RunningWaybill.start(
            data, "--max-upload-size", "1MiB", "--max-files", "5", "--rate-limits", "off");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private UploadForm open(Visitors visitors) {
    return new UploadForm(visitors.visit(service.url()));
  }

  private Stored stored(UploadForm form) {
    return new Stored(service.url(), form.token());
  }

  @Test
  void chosenFilesAreListedAndSentTogether(Visitors visitors, @TempDir Path folder)
      throws IOException {
    var first = Files.writeString(folder.resolve("a.txt"), "first");
    var form = open(visitors).drop(first).choose(file("b.txt", "second"), file("ç c.txt", "third"));
    form.drop(first);
    assertThat(form.names()).hasText(new String[] {"a.txt", "b.txt", "ç c.txt"});
    assertThat(form.page().locator("#total")).containsText("Files: 3.");

    form.button("Remove b.txt").click();
    assertThat(form.names()).hasText(new String[] {"a.txt", "ç c.txt"});
    assertThat(form.button("Remove ç c.txt")).isFocused();
    assertThat(form.said()).hasText("Removed: b.txt");

    var stored = stored(form.send());
    assertThat(stored.access()).isEqualTo("public");
    assertThat(stored.names()).containsExactly("a.txt", "ç c.txt");
    assertThat(stored.contents()).containsExactly("first", "third");
  }

  @Test
  void filesAndFoldersAreDropped(Visitors visitors, @TempDir Path folder) throws IOException {
    var below = Files.createDirectories(folder.resolve("trip/day one"));
    Files.writeString(folder.resolve("trip/plan.txt"), "plan");
    Files.writeString(below.resolve("photo.jpg"), "photo");
    var single = Files.writeString(folder.resolve("single.txt"), "single");
    Files.createDirectories(folder.resolve("trip/empty"));

    var form = open(visitors);
    Drop.over(form.page(), List.of(single));
    assertThat(form.page().locator("#drop")).hasClass(Pattern.compile("over"));
    form.drop(folder.resolve("trip"), single);
    assertThat(form.page().locator("#drop")).not().hasClass(Pattern.compile("over"));
    assertThat(form.names()).hasCount(3);
    assertThat(form.names().allTextContents())
        .containsExactlyInAnyOrder("trip/plan.txt", "trip/day one/photo.jpg", "single.txt");
    assertThat(stored(form.send()).names())
        .containsExactlyInAnyOrder("plan.txt", "photo.jpg", "single.txt");
  }

  @Test
  void aFolderIsChosenAsAWhole(Visitors visitors, @TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("trip/day one"));
    Files.writeString(folder.resolve("trip/day one/note.txt"), "note");
    var form = open(visitors).chooseFolder(folder.resolve("trip"));
    assertThat(form.names()).hasText("trip/day one/note.txt");
    assertThat(stored(form.send()).contents()).containsExactly("note");
  }

  @Test
  void anEmptyFolderIsNothing(Visitors visitors, @TempDir Path folder) {
    var form = open(visitors).drop(folder);
    assertThat(form.page().getByText("There is no file in it.")).isVisible();
    form.send();
    assertThat(form.page().getByText("Choose the files first.")).isVisible();
    assertThat(form.button("Choose files")).isFocused();
  }

  @Test
  void anEmptyFolderIsNothingAlsoBesideOtherFiles(Visitors visitors, @TempDir Path folder) {
    var form = open(visitors).choose(file("a.txt", "first")).drop(folder);
    assertThat(form.page().getByText("There is no file in it.")).isVisible();
    assertThat(stored(form.send()).contents()).containsExactly("first");
  }

  @Test
  void oneFileThatIsTooLargeIsNotToBeSentInParts(Visitors visitors) {
    var form = open(visitors).choose(file("large.txt", "x".repeat((1 << 20) + 1)));
    var problem = form.page().locator("#files-problem");
    assertThat(problem).containsText("The file is too large: 1.0 MiB. This server takes at most");
    assertThat(problem).not().containsText("Remove some files");
  }

  @Test
  void whatIsPastedBecomesAFile(Visitors visitors) {
    var form = open(visitors);
    form.visitor().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    form.page().evaluate("() => navigator.clipboard.writeText('from the clipboard')");
    form.page().keyboard().press("Control+V");
    assertThat(form.names()).hasText("Pasted text.txt");
    form.page()
        .evaluate(
            """
            async () => {
              const canvas = new OffscreenCanvas(4, 4);
              canvas.getContext("2d").fillRect(0, 0, 4, 4);
              const png = await canvas.convertToBlob();
              await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
            }
            """);
    form.page().keyboard().press("Control+V");
    assertThat(form.names()).hasText(new String[] {"Pasted text.txt", "image.png"});
    assertThat(stored(form.send()).contents().getFirst()).isEqualTo("from the clipboard");
  }

  @Test
  void aPasteIntoAFieldStaysThere(Visitors visitors) {
    var form = open(visitors);
    form.visitor().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    form.page().evaluate("() => navigator.clipboard.writeText('a password')");
    form.radio("Whoever has the link and a password").check();
    form.page().getByLabel("Password", new GetByLabelOptions().setExact(true)).focus();
    form.page().keyboard().press("Control+V");
    assertThat(form.page().locator("#password")).hasValue("a password");
    assertThat(form.names()).hasCount(0);
  }

  @Test
  void whatIsTooMuchIsSaidBeforeItIsSent(Visitors visitors) {
    var form = open(visitors).choose(file("large.txt", "x".repeat(1 << 20)), file("b", "b"));
    var problem = form.page().locator("#files-problem");
    assertThat(problem).containsText("Size in all: 1.0 MiB. This server takes at most 1.0 MiB");
    form.page().onRequest(request -> assertThat(request.method()).isEqualTo("GET"));
    form.send();
    assertThat(problem).isVisible();
    form.button("Remove large.txt").click();
    assertThat(problem).isHidden();
    for (var name : List.of("c", "d", "e", "f", "g")) {
      form.choose(file(name, name));
    }
    assertThat(problem).containsText("Files: 6. This server takes at most 5");
  }

  @Test
  void anExpiryIsChosen(Visitors visitors) {
    var form = open(visitors).choose(file("a.txt", "short-lived"));
    form.page().getByLabel("Delete after").selectOption("30m");
    assertThat(stored(form.send()).lifetime().toMinutes()).isEqualTo(30);
  }

  @Test
  void namesStayText(Visitors visitors) {
    var names =
        new String[] {
          "<img src=x onerror=alert(1)>.txt",
          "<script>alert(1).txt",
          "\"%22&.txt",
          "%0D'(*)\u00e4.txt"
        };
    var form = open(visitors);
    for (var name : names) {
      form.choose(file(name, "harmless"));
    }
    assertThat(form.names()).hasText(names);
    var stored = stored(form.send());
    assertThat(stored.names()).containsExactly(names);
    assertThat(form.page().locator("img")).hasCount(0);
    visitors.visit(stored.link());
  }

  @Test
  void withoutTlsItSaysThatItCannotEncryptAndSendsPlainly(Visitors visitors) {
    var visitor = visitors.visit(service.url()).expect("Opener-Policy header has been ignored");
    visitor.open(URI.create("http://waybill.test:" + service.port()));
    var form = new UploadForm(visitor).choose(file("a.txt", "plain"));
    assertThat(form.page().getByLabel("End-to-end encryption")).isDisabled();
    assertThat(form.page().getByText("Not available here")).isVisible();
    assertThat(stored(form.send()).contents()).containsExactly("plain");
  }
}
