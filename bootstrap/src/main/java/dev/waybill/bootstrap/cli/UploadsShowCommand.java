package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.UploadsRun;
import picocli.CommandLine.Command;

@Command(
    name = "show",
    description = "Shows uploads with all their files.",
    footer = {"waybill uploads show --link https://files.example.org/f/{id}"},
    exitCodeList = ExitCode.ATTENTION + ":there is none")
final class UploadsShowCommand extends UploadsOfQuery {
  UploadsShowCommand(Console console) {
    super(console, UploadsRun.Action.SHOW);
  }
}
