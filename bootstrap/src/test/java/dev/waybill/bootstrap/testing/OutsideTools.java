package dev.waybill.bootstrap.testing;

import dev.waybill.application.contract.Required;
import dev.waybill.application.part.ToolFolders;
import java.nio.file.Path;

/// Programs that are not ours, installed by a script of `.ci/tools` into a folder of that script's
/// name below the one that the variable `WAYBILL_TOOLS` names.
public final class OutsideTools {
  private OutsideTools() {}

  /// What the script of that name has installed. Without it the test is listed as one that could
  /// not run, or fails where no tool may be missing.
  public static Path folder(String name) {
    var folder = ToolFolders.of(name);
    Required.that(folder.isPresent(), "what .ci/tools/" + name + " installs");
    return folder.orElseThrow();
  }
}
