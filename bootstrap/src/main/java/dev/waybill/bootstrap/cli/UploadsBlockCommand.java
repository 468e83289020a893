package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.BlocksRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "block",
    description =
        "Blocks an upload, a file wherever it is, or a client network, on every node at once."
            + " Nobody reads what is blocked, and it is not taken. The log has a line of each.",
    footer = {
      "waybill uploads block --link https://files.example.org/f/{id} --files",
      "waybill uploads block --digest {sha256}",
      "waybill uploads block --network 192.0.2.0/24"
    },
    exitCodeList = ExitCode.ATTENTION + ":there is no such upload")
final class UploadsBlockCommand extends BlockTarget {
  @Option(
      names = "--files",
      description = "Blocks the SHA-256 of every file of the upload too, wherever it is.")
  boolean files;

  UploadsBlockCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new BlocksRun(console(), json).block(configuration, target(), files);
  }
}
