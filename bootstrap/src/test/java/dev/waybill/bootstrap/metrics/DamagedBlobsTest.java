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

  private static final String ANSWERS =
      "waybill_http_request_failures_total{code=\"%s\",route=\"/f/{id}/content\",status=\"503\"}";

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

  /// Storage is well: nobody is to look for its cable.
  @Test
  void a_missing_blob_is_no_fault_of_the_store() throws IOException {
    try (var waybill = RunningWaybill.start(data);
        var caller = new Caller(waybill.url())) {
      var link = caller.upload("content", "");
      Files.delete(blob());
      assertThat(caller.ask("GET", link + "/content")).isEqualTo(503);
      assertThat(caller.ask("GET", link + "/content")).isEqualTo(503);
      var counted = "waybill_damaged_blobs_total";
      var scrape = Scrape.until(waybill.managementUrl(), seen -> seen.has(counted, 2));
      assertThat(scrape.value(ANSWERS.formatted("file_damaged"))).hasValue(2);
    }
  }

  private Path blob() throws IOException {
    try (var files = Files.walk(data.resolve("blobs"), 4)) {
      return files
          .filter(file -> file.getFileName().toString().length() == 32)
          .findFirst()
          .orElseThrow();
    }
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
      damage.to(blob());
      caller.leave(link + "/content");
      var scrape =
          Scrape.until(waybill.managementUrl(), seen -> seen.has("waybill_damaged_blobs_total", 1));
      assertThat(scrape.value(FAILURES.formatted(operation))).hasValue(1);
      assertThat(scrape.value(ANSWERS.formatted("storage_unavailable"))).hasValue(0);
      assertThat(scrape.value(FAILURES.formatted(other))).hasValue(0);
    }
  }
}
