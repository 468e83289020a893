package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// SQLite itself, which its driver unpacks into the folder for temporary files when the first
/// database is opened.
final class DriverLibrary {
  /// A little more than it has.
  private static final long BYTES = 2 << 20;

  private static volatile boolean unpacked;

  private DriverLibrary() {}

  /// Makes room for it by the spare room, where that is on the same disk. Fails with a sentence
  /// where there is none: the driver would only say that there is no library.
  static void makeRoom(SpareRoom spare) {
    if (!unpacked && System.getProperty("org.sqlite.lib.path") == null) {
      var folder = folder();
      if (!hasRoom(folder) && spare.isOnDiskOf(folder)) {
        var _ = spare.give();
      }
      if (!hasRoom(folder)) {
        throw new DatabaseUnavailable(
            "SQLite needs %s bytes in %s for its library, and that disk is full: free some space"
                    .formatted(BYTES, folder)
                + " there, then start again.");
      }
      unpacked = true;
    }
  }

  private static Path folder() {
    var temporary = Objects.requireNonNullElse(System.getProperty("java.io.tmpdir"), "/tmp");
    return Path.of(System.getProperty("org.sqlite.tmpdir", temporary));
  }

  /// Where that is unknown, the driver finds out.
  private static boolean hasRoom(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() >= BYTES;
    } catch (IOException unknown) {
      return true;
    }
  }
}
