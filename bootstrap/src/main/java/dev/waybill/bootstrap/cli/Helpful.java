package dev.waybill.bootstrap.cli;

import picocli.CommandLine.Option;

/// A command that shows its help when it is asked to.
abstract class Helpful {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;
}
