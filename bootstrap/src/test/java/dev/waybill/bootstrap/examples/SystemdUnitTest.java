package dev.waybill.bootstrap.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unit that `docs/operations.md` shows, as systemd judges it: 0 is best, 10 worst.
class SystemdUnitTest {
  private static final double MOST_EXPOSED = 3.0;
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  @Test
  void the_documented_unit_is_locked_up(@TempDir Path folder) throws Exception {
    Required.that(Files.isExecutable(ANALYZE), ANALYZE.toString());
    var unit = Files.writeString(folder.resolve("waybill.service"), documented());
    var process =
        new ProcessBuilder(
                ANALYZE.toString(), "security", "--offline=true", "--no-pager", unit.toString())
            .redirectErrorStream(true)
            .start();
    var report = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(report).isZero();
    var level = Pattern.compile("Overall exposure level for \\S+: (\\d+\\.\\d+)").matcher(report);
    assertThat(level.find()).as(report).isTrue();
    assertThat(Double.parseDouble(level.group(1))).as(report).isLessThanOrEqualTo(MOST_EXPOSED);
  }

  /// A start was refused under it, with "Mount point not found", by systemd 252 and by hand.
  @Test
  void the_documented_unit_leaves_the_jvm_what_it_reads_of_proc() throws IOException {
    assertThat(documented()).doesNotContainPattern("(?m)^ProcSubset=");
  }

  private static String documented() throws IOException {
    var text = Files.readString(Path.of("../docs/operations.md"));
    var unit = Pattern.compile("(?s)\n```ini\n(\\[Unit].*?)\n```").matcher(text);
    assertThat(unit.find()).isTrue();
    return unit.group(1);
  }
}
