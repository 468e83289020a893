package dev.waybill.bootstrap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything that has to be kept.
public final class DataDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private DataDirectory() {}

  /// The user's data folder (XDG Base Directory), and not the working directory: a service that is
  /// started from another folder must not come up empty. A user without a home is a service
  /// account: `/var/lib/waybill`.
  static String defaultFor(Map<String, String> env) {
    return absolute(env.get("XDG_DATA_HOME"))
        .or(() -> absolute(env.get("HOME")).map(home -> home.resolve(".local/share")))
        .orElse(Path.of("/var/lib"))
        .resolve("waybill")
        .toString();
  }

  private static Optional<Path> absolute(@Nullable String path) {
    return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
  }

  /// Makes the folder, for its owner alone, unless it is there.
  ///
  /// @return what is wrong with it, empty when files can be written in it
  public static Optional<Problem> prepare(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        create(folder);
      }
      return Files.isWritable(folder)
          ? Optional.empty()
          : Optional.of(problem(folder, "cannot be written to"));
    } catch (IOException e) {
      return Optional.of(problem(folder, "cannot be created"));
    }
  }

  private static Problem problem(Path folder, String reason) {
    return new Problem(
        Settings.DATA_DIR.name(), Shown.of(folder.toString()), "this folder " + reason);
  }

  private static void create(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createDirectories(folder);
    }
  }
}
