package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/// Keeps the configuration that it gets; answers with a code that can be told from the others.
@Command(name = "probe")
final class Probe extends OperatorCommand {
  static final int CODE = 3;

  final List<Configuration> configurations = new ArrayList<>();

  Probe(Console console) {
    super(console);
  }

  @Override
  int run(Configuration configuration) {
    configurations.add(configuration);
    return CODE;
  }
}
