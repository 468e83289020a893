package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.LiveNodes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.report.NodesReport;

/// `waybill nodes`: shows the nodes that serve.
public record NodesRun(Console console) {
  /// @param json whether for programs
  /// @return the exit code
  public int run(Configuration configuration, boolean json) {
    try (var database = Databases.forCommand(configuration)) {
      var now = NodesCheck.now(database);
      var all = new LiveNodes(database, () -> now).all();
      var report = new NodesReport(console, now);
      if (json) {
        report.json(all);
      } else {
        report.table(all);
      }
      return ExitCode.OK;
    }
  }
}
