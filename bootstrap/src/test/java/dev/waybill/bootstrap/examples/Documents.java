package dev.waybill.bootstrap.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What people read: the Markdown files of the project.
final class Documents {
  private static final Path ROOT = Path.of("..");

  private Documents() {}

  /// A block of `sh`.
  ///
  /// @param document its path from the project's folder
  /// @param commands as they stand
  record Block(String document, List<String> commands) {
    Block {
      commands = List.copyOf(commands);
    }

    /// By which tests name it: the document and how the block begins.
    boolean is(String name) {
      return (document + ": " + commands.getFirst()).startsWith(name);
    }
  }

  /// Every block of every document.
  static List<Block> blocks() throws IOException {
    var blocks = new ArrayList<Block>();
    for (var document : all()) {
      for (var commands : ShellBlocks.of(document)) {
        blocks.add(new Block(ROOT.relativize(document).toString(), commands));
      }
    }
    return List.copyOf(blocks);
  }

  /// The one block of that name.
  static Block block(String name) throws IOException {
    var found = blocks().stream().filter(block -> block.is(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " blocks begin with " + name);
    }
    return found.getFirst();
  }

  private static List<Path> all() throws IOException {
    try (var top = Files.list(ROOT);
        var docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }
}
