package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.Version;
import dev.waybill.bootstrap.report.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `waybill` without a command: shows what there is.
@Command(
    name = "waybill",
    description = "Takes files and hands out links to them.",
    versionProvider = WaybillCommand.ThisVersion.class,
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
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version of Waybill and of Java.")
  boolean version;

  @Spec CommandSpec spec = CommandSpec.create();

  static final class ThisVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
