package dev.waybill.storage.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What lies under a directory, by relative path.
final class Tree {
  private Tree() {}

  static List<String> files(Path root) {
    try (var paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).map(path -> relative(root, path)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> directories(Path root) {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(path -> Files.isDirectory(path) && !path.equals(root))
          .map(path -> relative(root, path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String relative(Path root, Path path) {
    return root.relativize(path).toString();
  }
}
