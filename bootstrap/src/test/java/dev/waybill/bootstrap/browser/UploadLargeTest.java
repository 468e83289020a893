package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.WaitForURLOptions;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that no page could hold in memory.
@InTurn("looks")
@InBrowser
class UploadLargeTest {
  private static final long BYTES = 3L << 30;
  private static final double MOST_MILLIS = 300_000;

  @Test
  void itIsSentAndItsProgressShown(Visitors visitors, @TempDir Path folder, @TempDir Path data)
      throws IOException {
    var large = folder.resolve("large.bin");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(BYTES);
    }
    try (var service = RunningWaybill.start(data)) {
      var form = new UploadForm(visitors.visit(service.url())).drop(large);
      assertThat(form.names()).hasText("large.bin");
      form.send();
      assertThat(form.page().locator("#pace")).containsText("MiB/s");
      assertThat(form.page().locator("#pace")).containsText("time left");
      form.page().waitForURL(UploadForm.DONE, new WaitForURLOptions().setTimeout(MOST_MILLIS));
      assertThat(new Stored(service.url(), form.token()).sizes()).containsExactly(BYTES);
    }
  }
}
