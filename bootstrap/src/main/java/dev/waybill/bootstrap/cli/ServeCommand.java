package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.Overrides;
import dev.waybill.bootstrap.wiring.ServeRun;
import picocli.CommandLine.Command;

@Command(
    name = "serve",
    description = "Serves uploads and downloads until stopped.",
    exitCodeList = {
      ExitCode.BY_SIGHUP + ":stopped by SIGHUP, without the drain delay",
      ExitCode.BY_SIGINT + ":stopped by SIGINT (Ctrl-C), without the drain delay",
      ExitCode.BY_SIGTERM + ":stopped by SIGTERM"
    })
final class ServeCommand extends OperatorCommand {
  private final Overrides overrides;

  ServeCommand(Console console, Overrides overrides) {
    super(console);
    this.overrides = overrides;
  }

  @Override
  int run(Configuration configuration) {
    return new ServeRun(console(), overrides).run(configuration);
  }
}
