package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.Main;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// D13 of the bug reports of others: a folder with umlauts, and a locale that has none.
class HostLettersTest {
  @ParameterizedTest
  @CsvSource({
    "/srv/d\u00e4t\u00e4, ANSI_X3.4-1968, true",
    "/srv/d\ufffdt\ufffd, ANSI_X3.4-1968, true",
    "/srv/d\u00e4t\u00e4, UTF-8, false",
    "/srv/d\u00e4t\u00e4, utf8, false",
    "/srv/data, ANSI_X3.4-1968, false"
  })
  void theLocaleIsNamedWhereItMayBeTheCause(String path, String encoding, boolean named) {
    assertThat(HostLetters.hint(path, encoding).contains("LC_ALL=C.UTF-8")).isEqualTo(named);
  }

  @Test
  void aProcessInTheLocaleOfPosixSaysSo() throws Exception {
    var java = System.getProperty("java.home") + "/bin/java";
    var command =
        new ProcessBuilder(
            "sh",
            "-c",
            "WAYBILL_DATA_DIR=$(printf '/srv/d\\303\\244t\\303\\244') LC_ALL=C exec \"$@\"",
            "sh",
            java,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "config");
    var process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("WAYBILL_DATA_DIR", "LC_ALL=C.UTF-8");
  }
}
