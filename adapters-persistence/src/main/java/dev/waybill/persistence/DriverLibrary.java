package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/// SQLite itself, a native library. The distribution has it beside the driver, so that nothing is
/// unpacked, the folder for temporary files may forbid programs, and a killed process leaves
/// nothing there. Elsewhere the driver unpacks it into that folder when the first database is
/// opened.
final class DriverLibrary {
  /// A little more than it has.
  private static final long BYTES = 2 << 20;

  /// Where the driver looks first, if that is set.
  private static final String LIBRARY_FOLDER = "org.sqlite.lib.path";

  private static volatile boolean unpacked;

  private DriverLibrary() {}

  /// Lets the driver take the library of the distribution, or makes room for it by the spare room,
  /// where that is on the same disk. Fails with a sentence where there is none: the driver would
  /// only say that there is no library.
  static void makeRoom(SpareRoom spare) {
    if (System.getProperty(LIBRARY_FOLDER) == null) {
      beside(driver()).ifPresent(folder -> System.setProperty(LIBRARY_FOLDER, folder.toString()));
    }
    if (!unpacked && System.getProperty(LIBRARY_FOLDER) == null) {
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

  /// The jar of the driver.
  private static Optional<Path> driver() {
    try {
      var source = SQLiteJDBCLoader.class.getProtectionDomain().getCodeSource();
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
      return Optional.empty();
    }
  }

  /// The folder of the library for this machine, if there is one beside the jar.
  static Optional<Path> beside(Optional<Path> jar) {
    return jar.map(file -> file.resolveSibling("sqlite"))
        .map(all -> all.resolve(OSInfo.getNativeLibFolderPathForCurrentOS()))
        .filter(one -> Files.isReadable(one.resolve(System.mapLibraryName("sqlitejdbc"))));
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
