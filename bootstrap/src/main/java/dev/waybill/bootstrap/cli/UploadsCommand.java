package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.report.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `waybill uploads` without what to do: shows what there is.
@Command(
    name = "uploads",
    description = "Finds, shows and deletes uploads without their tokens.",
    abbreviateSynopsis = true)
final class UploadsCommand extends Helpful implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
