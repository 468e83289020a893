package dev.waybill.bootstrap.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What `docs/glossary.md` says is in the code.
final class GlossaryTest {
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");

  @Test
  void everyTypeThatTheGlossaryNamesIsThere() throws IOException {
    var house =
        new ClassFileImporter()
            .importPackages("dev.waybill").stream()
                .map(type -> type.getSimpleName())
                .collect(Collectors.toSet());
    var named =
        TYPE.matcher(Files.readString(Path.of("../docs/glossary.md")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(house).containsAll(named);
  }
}
