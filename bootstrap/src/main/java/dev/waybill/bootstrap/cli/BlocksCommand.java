package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.report.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `waybill blocks` without what to do: shows what there is.
@Command(
    name = "blocks",
    description = "Lists what `uploads block` has blocked, and unblocks it.",
    abbreviateSynopsis = true)
final class BlocksCommand extends Helpful implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
