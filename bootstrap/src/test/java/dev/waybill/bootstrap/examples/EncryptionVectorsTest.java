package dev.waybill.bootstrap.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The vectors of docs/e2e.md, written and read by Python and by the modules of the pages.
final class EncryptionVectorsTest {
  private static final Path MODULES =
      Path.of("../adapters-rest/src/main/resources/dev/waybill/rest/page");
  private static final URI NO_SERVICE = URI.create("http://localhost:1");
  private static final String AS_THEY_SHOULD = "7 valid, 23 broken: as they should be\n";

  @TempDir Path folder;

  @Test
  void pythonAgrees() {
    assertThat(new Samples(folder, NO_SERVICE).vectorsInPython()).isEqualTo(AS_THEY_SHOULD);
  }

  @Test
  void theModulesOfThePagesAgree() throws IOException {
    copyModules();
    assertThat(new Samples(folder, NO_SERVICE).vectorsInJavaScript(folder))
        .isEqualTo(AS_THEY_SHOULD);
  }

  @Test
  void namesAreShortenedAndCleaned() throws IOException {
    copyModules();
    var check = folder.resolve("check-metadata.mjs");
    Files.copy(Objects.requireNonNull(getClass().getResourceAsStream("check-metadata.mjs")), check);
    assertThat(new Samples(folder, NO_SERVICE).node(check, folder.toString()))
        .isEqualTo("as it should be\n");
  }

  /// Older versions of Node take `.js` for a module only where a package says so.
  private void copyModules() throws IOException {
    Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
    try (Stream<Path> modules = Files.list(MODULES)) {
      for (var module : modules.filter(path -> path.toString().endsWith(".js")).toList()) {
        Files.copy(module, folder.resolve(module.getFileName()));
      }
    }
  }
}
