package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.Input;
import dev.waybill.bootstrap.report.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that needs the server's settings: it takes all of them as flags.
@Command(sortOptions = false, abbreviateSynopsis = true)
abstract class OperatorCommand extends Helpful implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec = CommandSpec.create();

  OperatorCommand(Console console) {
    this.console = console;
  }

  final Console console() {
    return console;
  }

  @Override
  public Integer call() {
    return new Configured(console).run(input(), this::run);
  }

  /// @return the exit code
  abstract int run(Configuration configuration);

  final Input input() {
    return SettingFlags.input(spec.commandLine().getParseResult(), console.environment());
  }
}
