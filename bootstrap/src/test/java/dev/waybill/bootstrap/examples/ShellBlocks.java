package dev.waybill.bootstrap.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The fenced `sh` blocks of a Markdown document, in order.
final class ShellBlocks {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\n(.*?)^ *```$");

  /// A backslash at the end of a line.
  private static final String CONTINUED = "\\\n";

  /// In a comment, before another command that does the same.
  private static final String OR = "# or: ";

  private ShellBlocks() {}

  /// The commands of each block, as they stand.
  static List<List<String>> of(Path document) throws IOException {
    return BLOCK
        .matcher(Files.readString(document))
        .results()
        .map(found -> commands(found.group(1)))
        .toList();
  }

  private static List<String> commands(String block) {
    var commands = new ArrayList<String>();
    var command = new StringBuilder();
    for (var line : block.lines().toList()) {
      command.append(line).append('\n');
      if (!command.toString().endsWith(CONTINUED)) {
        Stream.of(command.toString().split(OR, -1))
            .map(String::strip)
            .filter(each -> !each.isEmpty() && !each.startsWith("#"))
            .forEach(commands::add);
        command.setLength(0);
      }
    }
    return List.copyOf(commands);
  }
}
