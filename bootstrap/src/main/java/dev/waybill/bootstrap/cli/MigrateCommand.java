package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.MigrationRun;
import picocli.CommandLine.Command;

@Command(
    name = "migrate",
    description =
        "Brings the database up to date and says what it did. `waybill serve` does it too.",
    footer = "waybill migrate")
final class MigrateCommand extends OperatorCommand {
  MigrateCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new MigrationRun(console()).run(configuration);
  }
}
