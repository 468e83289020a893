package dev.waybill.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How much memory uploads take: 200 of 64 MiB at the same time have to do with 256 MiB.
@Tag("slow")
class UploadMemoryTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoHundredUploadsFitIntoASmallHeap(boolean announced) throws Exception {
    try (var server = new ScriptedS3()) {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var process =
          new ProcessBuilder(
                  java,
                  "-Xmx256m",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ManyUploads.class.getName(),
                  server.endpoint().toString(),
                  "200",
                  "64",
                  Boolean.toString(announced))
              .redirectErrorStream(true)
              .start();
      var output = read(process);

      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      assertThat(output).contains("slabs left in use 0");
    }
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
