package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.TransferRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "import",
    description =
        "Reads an export into an empty database. May be cut off and run again with the same file.",
    footer = "waybill import --file waybill.ndjson --database-url-file /etc/waybill/database-url")
final class ImportCommand extends OperatorCommand {
  @Option(
      names = "--file",
      required = true,
      paramLabel = "<file>",
      description = "File that `waybill export` has written; - for input.")
  String file = "";

  ImportCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new TransferRun(console()).read(configuration, file);
  }
}
