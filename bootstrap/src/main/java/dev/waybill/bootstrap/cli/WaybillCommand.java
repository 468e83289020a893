package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.report.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `waybill` without a command: shows what there is.
@Command(
    name = "waybill",
    description = "Takes files and hands out links to them.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Start with:  waybill serve",
      "Then:        curl -F files=@some-file http://localhost:8080/upload",
      "",
      "Every flag can also be an environment variable or a line in a file: see waybill serve"
          + " --help."
    })
final class WaybillCommand extends Helpful implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
