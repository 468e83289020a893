package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.NodesRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "nodes",
    description =
        "Shows the nodes that serve this installation: version, last sign of life, clock, keys.",
    footer = {"waybill nodes", "waybill nodes --json"})
final class NodesCommand extends OperatorCommand {
  @Option(names = "--json", description = "Writes a JSON object a line instead of a table.")
  boolean json;

  NodesCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new NodesRun(console()).run(configuration, json);
  }
}
