package dev.waybill.bootstrap.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every command that the documents show to users works as it stands, but for its placeholders.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentedCommandsTest {
  /// All of the API guide, and one of the readme.
  static final List<String> BLOCKS = List.of("docs/api.md: ", "README.md: curl ");

  private static final String SHOWN_SERVICE = "http://localhost:8080";

  private RunningWaybill waybill;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path folder) {
    waybill = RunningWaybill.start(data);
    this.folder = folder;
  }

  @AfterAll
  void stop() {
    waybill.close();
  }

  @TestFactory
  Stream<DynamicTest> those_of_the_api_guide() throws IOException {
    var blocks = ShellBlocks.of(Path.of("../docs/api.md"));
    assertThat(blocks).as("blocks").hasSizeGreaterThan(7);
    return tests("api", blocks);
  }

  @TestFactory
  Stream<DynamicTest> those_of_the_readme() throws IOException {
    var blocks = ShellBlocks.of(Path.of("../README.md"));
    return tests("readme", blocks.stream().filter(DocumentedCommandsTest::isForCurl).toList());
  }

  private static boolean isForCurl(List<String> block) {
    return block.getFirst().startsWith("curl ");
  }

  private Stream<DynamicTest> tests(String document, List<List<String>> blocks) {
    return IntStream.range(0, blocks.size())
        .mapToObj(
            i ->
                dynamicTest(
                    blocks.get(i).getFirst(),
                    () -> run(Files.createDirectory(folder.resolve(document + i)), blocks.get(i))));
  }

  /// In a folder of its own. A command finds what those before it in its block have left there.
  private void run(Path home, List<String> block) throws IOException {
    Required.program("curl");
    Required.program("wget");
    var user = new DocumentReader(Shell.at(home, waybill.url()));
    for (var command : block) {
      user.run(command.replace(SHOWN_SERVICE, waybill.url().toString()));
    }
  }
}
