package dev.waybill.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForDownloadOptions;
import com.microsoft.playwright.Page.WaitForURLOptions;
import com.microsoft.playwright.Playwright;
import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// A file goes encrypted through the upload page and comes back decrypted through the page behind
/// the link, in a browser with a profile, and the pages' memory does not grow with it.
class LargeFileTest {
  private static final int MIB = 1 << 20;
  private static final double MOST_MILLIS = 20 * 60_000;

  /// An empty page has 100 to 150 MiB. Freed buffers wait for the next garbage collection: 320 MiB
  /// were seen for a file of 64 MiB, 810 for one of 4 GiB, where there is much memory to be free
  /// with.
  private static final long MOST_RENDERER_MIB = 1024;

  private RunningWaybill service;
  private Playwright playwright;
  private BrowserContext browser;

  @BeforeEach
  void start(@TempDir Path data, @TempDir Path profile) {
    Required.that(Chromium.program().isPresent(), "the browser Chromium");
    Required.that(BrowserMemory.isKnown(), "/proc");
    service = RunningWaybill.start(data, "--max-upload-size", "8GiB", "--rate-limits", "off");
    playwright = Chromium.driver();
    browser = Chromium.startWithProfile(playwright, profile);
    browser.setDefaultTimeout(MOST_MILLIS);
  }

  @AfterEach
  void stop() {
    if (service != null) {
      browser.close();
      playwright.close();
      service.close();
    }
  }

  @Test
  void sixtyFourMebibytes(@TempDir Path folder, TestReporter report) throws IOException {
    goThereAndBack(folder, 64, report);
  }

  @Test
  @InTurn("looks")
  void fourGibibytes(@TempDir Path folder, TestReporter report) throws IOException {
    goThereAndBack(folder, 4096, report);
  }

  private void goThereAndBack(Path folder, int mebibytes, TestReporter report) throws IOException {
    var source = make(folder.resolve("large.bin"), mebibytes);
    try (var memory = new BrowserMemory()) {
      var page = browser.newPage();
      var started = System.nanoTime();
      var link = upload(page, source);
      var sent = System.nanoTime();
      var saved = save(page, link);
      var done = System.nanoTime();
      report.publishEntry(
          "%d MiB: up %.0f MiB/s, down %.0f MiB/s; most memory of a page %d MiB, of all %d MiB"
              .formatted(
                  mebibytes,
                  mebibytes / seconds(started, sent),
                  mebibytes / seconds(sent, done),
                  memory.rendererMebibytes(),
                  memory.wholeMebibytes()));
      assertThat(sha256(saved)).isEqualTo(sha256(source));
      assertThat(memory.rendererMebibytes()).isPositive().isLessThan(MOST_RENDERER_MIB);
    }
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  /// Mostly holes; each MiB has its number at its start, so that no two are the same.
  private static Path make(Path file, int mebibytes) throws IOException {
    var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
    try (var channel = FileChannel.open(file, options)) {
      for (long number = 0; number < mebibytes; number++) {
        channel.write(ByteBuffer.allocate(8).putLong(0, number + 1), number * MIB);
      }
      channel.write(ByteBuffer.allocate(1), (long) mebibytes * MIB - 1);
    }
    return file;
  }

  private URI upload(Page page, Path source) {
    page.navigate(service.url().toString());
    page.waitForFileChooser(() -> page.locator("#choose-files").click()).setFiles(source);
    page.locator("#encrypt").check();
    page.locator("#submit").click();
    page.waitForURL(UploadForm.DONE, new WaitForURLOptions().setTimeout(MOST_MILLIS));
    page.waitForFunction("document.getElementById('link').hash !== ''");
    return URI.create(page.locator("#link").textContent());
  }

  private static Path save(Page page, URI link) {
    page.navigate(link.toString());
    var options = new WaitForDownloadOptions().setTimeout(MOST_MILLIS);
    var button = page.locator("#files button").first();
    return page.waitForDownload(options, button::click).path();
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[MIB];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
