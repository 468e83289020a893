package dev.waybill.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A blob that is not what was stored is among the failures of the store, whichever way it shows.
@Tag("embedded")
class DamagedBlobsTest {
  private static final String FAILURES =
      "waybill_store_call_failures_total{operation=\"%s\",reason=\"damaged\"}";

  @TempDir private Path data;

  /// How a blob is damaged.
  @FunctionalInterface
  private interface Damage {
    void to(Path blob) throws IOException;
  }

  @Test
  void a_missing_blob_fails_to_open() throws IOException {
    assertCounted(Files::delete, "open", "read");
  }

  @Test
  void a_cut_blob_fails_to_open() throws IOException {
    assertCounted(blob -> Files.writeString(blob, "cut"), "open", "read");
  }

  @Test
  void an_altered_blob_fails_to_be_read() throws IOException {
    assertCounted(blob -> Files.writeString(blob, "Content"), "read", "open");
  }

  private void assertCounted(Damage damage, String operation, String other) throws IOException {
    try (var waybill = RunningWaybill.start(data);
        var caller = new Caller(waybill.url())) {
      var link = caller.upload("content", "");
      try (var files = Files.walk(data.resolve("blobs"), 4)) {
        damage.to(
            files
                .filter(file -> file.getFileName().toString().length() == 32)
                .findFirst()
                .orElseThrow());
      }
      caller.leave(link + "/content");
      var scrape =
          Scrape.until(waybill.managementUrl(), seen -> seen.has("waybill_damaged_blobs_total", 1));
      assertThat(scrape.value(FAILURES.formatted(operation))).hasValue(1);
      assertThat(scrape.value(FAILURES.formatted(other))).hasValue(0);
    }
  }
}
