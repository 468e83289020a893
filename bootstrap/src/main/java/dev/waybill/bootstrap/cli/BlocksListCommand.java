package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.BlocksRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists what is blocked: uploads, digests and client networks.",
    footer = {"waybill blocks list", "waybill blocks list --json"})
final class BlocksListCommand extends OperatorCommand {
  @Option(names = "--json", description = "Writes a JSON object a line.")
  boolean json;

  BlocksListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new BlocksRun(console(), json).list(configuration);
  }
}
