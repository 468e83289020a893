package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.BlocksRun;
import picocli.CommandLine.Command;

@Command(
    name = "remove",
    description =
        "Takes an upload, a digest or a client network off the block list, on every node at once."
            + " The log has a line of it.",
    footer = {
      "waybill blocks remove --link https://files.example.org/f/{id}",
      "waybill blocks remove --network 192.0.2.0/24"
    },
    exitCodeList = ExitCode.ATTENTION + ":it is not on the list")
final class BlocksRemoveCommand extends BlockTarget {
  BlocksRemoveCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new BlocksRun(console(), json).unblock(configuration, target());
  }
}
