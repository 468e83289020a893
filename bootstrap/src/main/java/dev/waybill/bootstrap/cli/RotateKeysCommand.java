package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.RotationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rotate-keys",
    description =
        "Puts the keys of encryption at rest under the first master key. Touches no file; nodes may"
            + " go on serving, once they know the new master key.",
    footer = {"waybill rotate-keys", "waybill rotate-keys --new-tenant-keys"},
    exitCodeList = ExitCode.ATTENTION + ":done, and something needs your attention")
final class RotateKeysCommand extends OperatorCommand {
  @Option(
      names = "--new-tenant-keys",
      description = "Also makes a new key for each tenant and puts the keys of all files under it.")
  boolean newTenantKeys;

  RotateKeysCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new RotationRun(console()).run(configuration, newTenantKeys);
  }
}
