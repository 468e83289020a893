package dev.waybill.bootstrap.cli;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// The `waybill` command.
public final class Cli {
  private final Console console;
  private final Commands commands;

  /// @param service what `serve`, `sweep` and `train` set going
  /// @param maintenance what the other commands do
  public Cli(Service service, Maintenance maintenance, Console console) {
    this.console = console;
    this.commands = new Commands(service, maintenance, console);
  }

  /// @return the exit code of the process
  public int run(String... arguments) {
    var usage =
        new CommandLine(CommandTree.build(console.environment()))
            .setOut(console.out())
            .setErr(console.err())
            .setExecutionStrategy(this::execute)
            .setExecutionExceptionHandler((e, line, parsed) -> failed(e))
            .setParameterExceptionHandler(new UsageErrors(console.err()));
    return usage.execute(arguments);
  }

  private int execute(ParseResult parsed) {
    var help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    if (!parsed.hasSubcommand()) {
      parsed.commandSpec().commandLine().usage(console.err());
      return ExitCode.USAGE;
    }
    return commands.execute(parsed.subcommand());
  }

  private static int failed(Exception e) {
    LoggerFactory.getLogger(Cli.class).error("Waybill failed", e);
    return ExitCode.FAILED;
  }
}
