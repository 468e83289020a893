package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.Overrides;
import dev.waybill.bootstrap.wiring.SweepRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sweep",
    description = "Removes what has expired, once, and exits.",
    footer = {"waybill sweep", "waybill sweep --alone     when all nodes are stopped"})
final class SweepCommand extends OperatorCommand {
  @Option(
      names = "--alone",
      description =
          "Also removes orphaned files younger than a day. Use it only when no other node is"
              + " running.")
  boolean alone;

  @Option(
      names = "--accept-clock",
      description = "Sweeps although the clock has jumped since the last sweep.")
  boolean acceptClock;

  private final Overrides overrides;

  SweepCommand(Console console, Overrides overrides) {
    super(console);
    this.overrides = overrides;
  }

  @Override
  int run(Configuration configuration) {
    return new SweepRun(console(), overrides)
        .run(configuration, new SweepRun.Options(alone, acceptClock));
  }
}
