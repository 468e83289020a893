package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/// A command that shows its help, or the version, when it is asked to.
@Command(versionProvider = Helpful.ThisVersion.class)
abstract class Helpful {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version of Waybill and of Java.")
  boolean version;

  static final class ThisVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }
}
