package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.UploadsRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "delete",
    description =
        "Deletes uploads: their links are dead on every node at once, the bytes follow by the"
            + " sweep. The log has a line of each.",
    footer = {
      "waybill uploads delete --link https://files.example.org/f/{id}",
      "waybill uploads delete --digest {sha256} --all"
    },
    exitCodeList = ExitCode.ATTENTION + ":there is none")
final class UploadsDeleteCommand extends UploadsOfQuery {
  @Option(names = "--all", description = "Deletes them also if they are more than one.")
  boolean all;

  UploadsDeleteCommand(Console console) {
    super(console, UploadsRun.Action.DELETE);
  }

  @Override
  boolean all() {
    return all;
  }
}
