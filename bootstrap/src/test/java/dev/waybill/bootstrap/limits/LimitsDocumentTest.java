package dev.waybill.bootstrap.limits;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.config.Setting;
import dev.waybill.bootstrap.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/limits.md` has the limits that the code has. What it should be is written to
/// `target/limits.md`, to be copied from there.
class LimitsDocumentTest {
  private static final Path DOCUMENTS = Path.of("..", "docs");

  /// Settings with a number or a time that bound nothing.
  private static final Set<String> NO_LIMITS = Set.of();

  private static Stream<Limit> limits() {
    return Limits.all().values().stream().flatMap(List::stream);
  }

  private static String tables() {
    return Limits.all().entrySet().stream()
        .map(
            part ->
                "## "
                    + part.getKey()
                    + "\n\n"
                    + "| what | size | setting | whose | beyond it | meter |\n"
                    + "|---|---|---|---|---|---|\n"
                    + part.getValue().stream().map(Limit::row).collect(joining("\n"))
                    + "\n")
        .collect(joining("\n"));
  }

  @Test
  void the_document_has_the_limits_of_the_code() throws IOException {
    var document = Files.readString(DOCUMENTS.resolve("limits.md"));
    var ours = document.substring(0, document.indexOf("## ")) + tables();
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("limits.md"), ours);
    assertThat(document).isEqualTo(ours);
  }

  @Test
  void every_setting_that_bounds_something_is_there() {
    var named = limits().map(Limit::setting).toList();
    assertThat(Settings.all())
        .filteredOn(
            setting -> Set.of("number", "size", "duration").contains(setting.kind().label()))
        .extracting(Setting::name)
        .filteredOn(name -> !NO_LIMITS.contains(name))
        .isSubsetOf(named);
  }

  @Test
  void every_meter_is_one() throws IOException {
    var meters = Files.readString(DOCUMENTS.resolve("metrics.md"));
    assertThat(limits().map(Limit::meter).filter(meter -> !meter.isEmpty()))
        .allSatisfy(meter -> assertThat(meters).contains("| `" + meter + "` |"));
  }
}
