package dev.waybill.bootstrap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/// Which files every user of the machine can read.
final class OpenFiles {
  /// Completes "this file ...".
  static final String REASON =
      "can be read by every user of this machine: take that right away (chmod o-r)";

  private OpenFiles() {}

  /// Whether the file may be read by others, and every folder on the way to it entered. Not where
  /// the file system has no such rights, nor where the file cannot be looked at.
  static boolean isOpen(String path) {
    try {
      var file = Path.of(path).toRealPath();
      return has(file, PosixFilePermission.OTHERS_READ) && areOpen(file.getParent());
    } catch (IOException | InvalidPathException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static boolean areOpen(@Nullable Path folder) throws IOException {
    for (var each = folder; each != null; each = each.getParent()) {
      if (!has(each, PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(Path path, PosixFilePermission right) throws IOException {
    return Files.getPosixFilePermissions(path).contains(right);
  }
}
