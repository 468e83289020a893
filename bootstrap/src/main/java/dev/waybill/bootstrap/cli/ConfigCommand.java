package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.ConfigurationReader;
import dev.waybill.bootstrap.config.Current;
import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.config.Reading;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;

/// Every setting, so that nobody has to look for documentation.
@Command(
    name = "config",
    description = "Shows every setting: meaning, default, value and where it came from.")
final class ConfigCommand extends OperatorCommand {
  ConfigCommand(Console console) {
    super(console);
  }

  /// Each setting with what is wrong with it.
  ///
  /// @return the exit code: 78 when there are problems, which also follow on standard error
  @Override
  public Integer call() {
    var reading = ConfigurationReader.read(input());
    var problems = reading instanceof Reading.Invalid(_, var all) ? all : List.<Problem>of();
    reading.currents().forEach(current -> print(current, problems));
    console().out().flush();
    return switch (reading) {
      case Reading.Valid(_, var configuration) -> run(configuration);
      case Reading.Invalid _ -> console().refuse(problems);
    };
  }

  @Override
  int run(Configuration valid) {
    return ExitCode.OK;
  }

  private void print(Current current, List<Problem> problems) {
    var setting = current.setting();
    var standard = setting.defaultText().apply(console().environment());
    console().out().println(setting.name() + " = " + orNone(current.shown()));
    line(setting.meaning() + ".");
    line("From: " + current.origin() + "   Default: " + orNone(standard));
    line("Allowed: " + setting.kind().allowed() + "   Flag: " + setting.flag());
    problems.stream()
        .filter(problem -> problem.isOf(current.setting()))
        .forEach(problem -> line("PROBLEM: " + problem.advice()));
    console().out().println();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private void line(String text) {
    console().out().println("    " + text);
  }
}
