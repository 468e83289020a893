package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.TransferRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description =
        "Writes all metadata to a file: uploads, hashes of tokens and passwords, secrets. Keep it"
            + " as safe as the database. Stop all nodes first.",
    footer = {
      "waybill export --file waybill.ndjson",
      "waybill export --file - | gpg --encrypt -r ops > waybill.ndjson.gpg"
    })
final class ExportCommand extends OperatorCommand {
  @Option(
      names = "--file",
      required = true,
      paramLabel = "<file>",
      description = "File to write, readable by its owner alone; - for output.")
  String file = "";

  ExportCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new TransferRun(console()).write(configuration, file);
  }
}
