package dev.waybill.storage.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Directory entries that survive a power cut: they do once their directory has been synced.
final class Durably {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Durably() {}

  /// Brings the entries of a directory to the medium (fsync).
  static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Creates the directory and whatever is missing above it. Where it is there, its parent is
  /// synced if we may.
  static void createDirectories(Path directory) throws IOException {
    var parent = directory.getParent();
    if (parent == null) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      createMissing(parent);
      createDirectory(parent, directory);
    } else if (Files.isReadable(parent)) {
      sync(parent);
    }
  }

  private static void createMissing(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      createDirectories(directory);
    }
  }

  /// Creates the directory, for its owner alone, unless it is there, and syncs its parent in either
  /// case: whoever created it may have died before doing so.
  static void createDirectory(Path parent, Path directory) throws IOException {
    var created = create(directory);
    try {
      sync(parent);
    } catch (IOException e) {
      if (created) {
        // A sync that failed proves nothing when it succeeds later: the next try creates it anew.
        Files.deleteIfExists(directory);
      }
      throw e;
    }
  }

  private static boolean create(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, OWNER_ONLY);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
      return false;
    }
  }
}
