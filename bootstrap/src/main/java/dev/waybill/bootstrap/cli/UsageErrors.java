package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.NearestName;
import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.report.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in two lines what is wrong with a command line.
record UsageErrors(PrintWriter err) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    err.println(
        "waybill: " + (e instanceof UnmatchedArgumentException u ? unmatched(u) : e.getMessage()));
    err.println("See `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
    err.flush();
    return ExitCode.USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    var argument = Problem.printable(e.getUnmatched().getFirst());
    var command = e.getCommandLine().getCommandSpec();
    if (command.subcommands().isEmpty()) {
      return "\"" + argument + "\" is not expected after " + command.qualifiedName();
    }
    return argument.startsWith("-")
        ? "flags come after the command, as in `waybill serve " + argument + "`"
        : "there is no command \""
            + argument
            + "\"; the nearest is "
            + NearestName.of(argument, publicCommands(command));
  }

  /// Those that a person is told of.
  private static List<String> publicCommands(CommandSpec waybill) {
    return waybill.subcommands().entrySet().stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }
}
