package dev.waybill.bootstrap.report;

import dev.waybill.bootstrap.config.Problem;
import dev.waybill.bootstrap.logging.LogOutput;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// What the commands see of the world outside.
///
/// @param out for what was asked for
/// @param err for complaints
/// @param in what is handed in
/// @param environment the variables of the process
public record Console(
    PrintWriter out, PrintWriter err, InputStream in, Map<String, String> environment) {
  public Console {
    environment = Map.copyOf(environment);
  }

  /// Prints a line of what was asked for.
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  /// Says what is wrong with the configuration.
  ///
  /// @return the exit code for it
  public int refuse(List<Problem> problems) {
    LogOutput.complain(
        err,
        problems.size() == 1
            ? "there is a problem with the configuration"
            : "there are " + problems.size() + " problems with the configuration");
    if (LogOutput.isForMachines()) {
      problems.forEach(problem -> LogOutput.complain(err, problem.toString()));
    } else {
      problems.forEach(problem -> err.println("  " + problem));
      err.println("`waybill config` shows every setting.");
      err.flush();
    }
    return ExitCode.CONFIG;
  }
}
