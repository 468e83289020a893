package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.wiring.DoctorRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description =
        "Compares database and files in both directions. Changes nothing unless a flag says so;"
            + " nodes may go on serving.",
    footer = {
      "waybill doctor",
      "waybill doctor --deep --config /etc/waybill.env",
      "waybill doctor --remove-orphans --forget-missing"
    },
    exitCodeList = ExitCode.ATTENTION + ":something was found; it is on standard output")
final class DoctorCommand extends OperatorCommand {
  @Option(names = "--deep", description = "Also reads every file and compares its SHA-256.")
  boolean deep;

  @Option(
      names = "--remove-orphans",
      description = "Removes orphaned files (those that no row names) older than a day.")
  boolean removeOrphans;

  @Option(
      names = "--forget-missing",
      description = "Deletes the rows of uploads that have no file left.")
  boolean forgetMissing;

  @Option(
      names = "--force",
      description = "With --forget-missing: also if those are more than a tenth of all uploads.")
  boolean force;

  DoctorCommand(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    return new DoctorRun(console())
        .run(configuration, new DoctorRun.Options(deep, removeOrphans, forgetMissing, force));
  }
}
