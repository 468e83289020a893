package dev.waybill.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.waybill.bootstrap.config.Setting;
import dev.waybill.bootstrap.config.Settings;
import dev.waybill.bootstrap.report.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/// What the documents name in their sentences is there: each `waybill …` in backticks is a command
/// line that parses, each `WAYBILL_…` is a setting.
final class DocumentedWordsTest {
  private static final Pattern COMMAND = Pattern.compile("`waybill ([^`]+)`");
  private static final Pattern VARIABLE = Pattern.compile("WAYBILL_[A-Z0-9_]*[A-Z0-9]");

  /// Those of the launcher, of the samples and of the tests.
  private static final Set<String> OF_OTHERS =
      Set.of(
          "WAYBILL_CEPH",
          "WAYBILL_JAVA_OPTS",
          "WAYBILL_PASSPHRASE",
          "WAYBILL_TURNS",
          "WAYBILL_URL");

  /// In front of what is hashed to the id of a key.
  private static final String NO_COMMAND = "master key";

  @TempDir private Path folder;

  @Test
  void commands_parse() throws IOException {
    var commands = found(COMMAND, 1);
    assertThat(commands).hasSizeGreaterThan(12);
    assertThat(commands).filteredOn(text -> !text.equals(NO_COMMAND)).allSatisfy(this::parses);
  }

  /// What a reader fills in is filled in. A name alone may lack flags that the command needs.
  private void parses(String command) {
    var filled =
        command
            .replace("disk\\|s3", "s3")
            .replace("disk|s3", "s3")
            .replace("{command}", "serve")
            .replaceFirst("^[a-z-]+$", "$0 --help")
            .replaceFirst(" --data-dir$", " --data-dir=" + folder);
    var console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            InputStream.nullInputStream(),
            Map.of("WAYBILL_DATA_DIR", folder.toString()));
    var line = new Cli(console).commandLine();
    assertThatCode(() -> requireKnown(line.parseArgs(filled.split(" ", -1))))
        .as(command)
        .doesNotThrowAnyException();
  }

  /// What no flag took would be a problem of the configuration.
  private static void requireKnown(ParseResult parsed) {
    assertThat(parsed.subcommand().unmatched()).isEmpty();
  }

  @Test
  void variables_are_settings() throws IOException {
    var settings =
        Settings.all().stream()
            .flatMap(DocumentedWordsTest::names)
            .collect(Collectors.toCollection(TreeSet::new));
    settings.addAll(OF_OTHERS);
    settings.add(Settings.CONFIG_FILE);
    assertThat(found(VARIABLE, 0))
        .hasSizeGreaterThan(20)
        // `WAYBILL_S3_*` stands for those that begin so.
        .allSatisfy(name -> assertThat(settings).anyMatch(known -> isOf(known, name)));
  }

  private static boolean isOf(String known, String name) {
    return known.equals(name) || (name.equals("WAYBILL_S3") && known.startsWith(name));
  }

  private static Stream<String> names(Setting<?> setting) {
    return Stream.of(setting.name(), setting.name() + "_FILE");
  }

  private static Set<String> found(Pattern pattern, int group) throws IOException {
    var root = Path.of("..");
    try (var docs = Files.list(root.resolve("docs"))) {
      var found = new TreeSet<String>();
      for (var document : Stream.concat(docs, Stream.of(root.resolve("README.md"))).toList()) {
        if (document.toString().endsWith(".md")) {
          var matches = pattern.matcher(Files.readString(document));
          matches.results().forEach(match -> found.add(match.group(group)));
        }
      }
      return found;
    }
  }
}
