package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Current;
import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.config.Reading;
import java.util.List;

/// `waybill config`: every setting, so that nobody has to look for documentation.
record ConfigPage(Console console) {
  /// Each setting with what is wrong with it.
  ///
  /// @return the exit code: 78 when there are problems, which also follow on standard error
  int print(Reading reading) {
    var problems = reading instanceof Reading.Invalid(_, var all) ? all : List.<Problem>of();
    reading.currents().forEach(current -> print(current, problems));
    console.out().flush();
    return switch (reading) {
      case Reading.Valid _ -> ExitCode.OK;
      case Reading.Invalid _ -> console.refuse(problems);
    };
  }

  private void print(Current current, List<Problem> problems) {
    var setting = current.setting();
    var standard = setting.defaultText().apply(console.environment());
    console.out().println(setting.name() + " = " + orNone(current.shown()));
    line(setting.meaning() + ".");
    line("From: " + current.origin() + "   Default: " + orNone(standard));
    line("Allowed: " + setting.kind().allowed() + "   Flag: " + setting.flag());
    problems.stream()
        .filter(problem -> problem.isOf(current.setting()))
        .forEach(problem -> line("PROBLEM: " + problem.advice()));
    console.out().println();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private void line(String text) {
    console.out().println("    " + text);
  }
}
