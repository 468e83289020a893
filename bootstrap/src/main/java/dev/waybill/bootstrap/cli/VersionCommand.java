package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.Version;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Shows the version of Waybill and of Java.")
final class VersionCommand extends Helpful implements Callable<Integer> {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.say(Version.line());
    return ExitCode.OK;
  }
}
