package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Current;
import dev.waybill.bootstrap.config.Reading;

/// `waybill config`: every setting, so that nobody has to look for documentation.
record ConfigPage(Console console) {
  /// @return the exit code: 78 when there are problems, which follow on standard error
  int print(Reading reading) {
    reading.currents().forEach(this::print);
    console.out().flush();
    return switch (reading) {
      case Reading.Valid _ -> ExitCode.OK;
      case Reading.Invalid(_, var problems) -> console.refuse(problems);
    };
  }

  private void print(Current current) {
    var setting = current.setting();
    var standard = setting.defaultText().apply(console.environment());
    console.out().println(setting.name() + " = " + orNone(current.shown()));
    line(setting.meaning() + ".");
    line("From: " + current.origin() + "   Default: " + orNone(standard));
    line("Allowed: " + setting.kind().allowed() + "   Flag: " + setting.flag());
    console.out().println();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private void line(String text) {
    console.out().println("    " + text);
  }
}
