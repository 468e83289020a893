package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.UploadsRun;
import picocli.CommandLine.Command;

@Command(
    name = "find",
    description =
        "Lists uploads, expired ones that are not swept yet too. Nodes may go on serving.",
    footer = {
      "waybill uploads find --name invoice --since 2026-12-01T00:00:00Z",
      "waybill uploads find --digest {sha256} --json"
    },
    exitCodeList = ExitCode.ATTENTION + ":there is none")
final class UploadsFindCommand extends UploadsOfQuery {
  UploadsFindCommand(Console console) {
    super(console, UploadsRun.Action.FIND);
  }
}
