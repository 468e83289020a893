package dev.waybill.bootstrap.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A folder that somebody else changes while it is walked: what vanishes on the way was not there.
/// `Files.walk` fails then.
public record LiveFolder(Path root) {
  /// The sizes in bytes of the files below, by their path within the folder.
  public Map<Path, Long> files() {
    var files = new TreeMap<Path, Long>();
    try {
      Files.walkFileTree(root, new Visitor(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Map<Path, Long> files;

    private Visitor(Map<Path, Long> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.put(root.relativize(file), attributes.size());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return unlessVanished(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      return failure == null ? FileVisitResult.CONTINUE : unlessVanished(failure);
    }

    private static FileVisitResult unlessVanished(IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
