package dev.waybill.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/metrics.md` has the meters that a node has, and no others. The tables are written to
/// `target/metrics-{edition}.md`, to be copied from there.
class MetersDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");

  @Test
  void every_meter_stands_in_the_document_and_no_other(@TempDir Path data) throws IOException {
    var meters = metersOf(data);
    var written = String.join("\n", meters.values());
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("metrics-" + Edition.current() + ".md"),
        written);
    var document = MeterRows.in(Files.readString(DOCUMENT));
    assertThat(document.of(Edition.current())).isEqualTo(meters);
  }

  private static SortedMap<String, String> metersOf(Path data) {
    try (var waybill = RunningWaybill.start(data);
        var caller = new Caller(waybill.url())) {
      caller.ask("GET", caller.upload("x", ""));
      return MeterRows.of(
          Scrape.until(
              waybill.managementUrl(),
              scrape -> scrape.text().contains("own_duration_seconds_count{method=\"GET\"")));
    }
  }
}
