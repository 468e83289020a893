package dev.waybill.application.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where `.ci/install` puts the programs that are not ours: a folder for each script of
/// `.ci/tools`, below the one that the variable `WAYBILL_TOOLS` names.
public final class ToolFolders {
  private ToolFolders() {}

  /// What the script of that name has installed, where it has.
  public static Optional<Path> of(String name) {
    return Optional.of(root().resolve(name))
        .filter(folder -> Files.exists(folder.resolve(".installed")));
  }

  private static Path root() {
    var chosen = System.getenv("WAYBILL_TOOLS");
    return chosen == null
        ? Path.of(System.getProperty("user.home"), ".cache", "waybill-tools")
        : Path.of(chosen);
  }
}
