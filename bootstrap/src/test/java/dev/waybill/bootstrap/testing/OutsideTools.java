package dev.waybill.bootstrap.testing;

import dev.waybill.application.contract.Required;
import java.nio.file.Files;
import java.nio.file.Path;

/// Programs that are not ours, installed by a script of `.ci/tools` into a folder of that script's
/// name below the one that the variable `WAYBILL_TOOLS` names.
public final class OutsideTools {
  private OutsideTools() {}

  /// What the script of that name has installed. Without it the test is listed as one that could
  /// not run, or fails where no tool may be missing.
  public static Path folder(String name) {
    var folder = root().resolve(name);
    Required.that(
        Files.exists(folder.resolve(".installed")), "what .ci/tools/" + name + " installs");
    return folder;
  }

  private static Path root() {
    var chosen = System.getenv("WAYBILL_TOOLS");
    return chosen == null
        ? Path.of(System.getProperty("user.home"), ".cache", "waybill-tools")
        : Path.of(chosen);
  }
}
