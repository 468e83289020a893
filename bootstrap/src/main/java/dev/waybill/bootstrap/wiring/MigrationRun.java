package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;

/// `waybill migrate`: brings the schema of the database up to date.
public record MigrationRun(Console console) {
  /// @return the exit code
  public int run(Configuration configuration) {
    var done = Databases.migrate(configuration);
    if (done.before() == done.after()) {
      console.say("The database is up to date: schema " + done.after() + ".");
    } else if (done.before() == 0) {
      console.say("Made the database, with schema " + done.after() + ".");
    } else {
      console.say(
          "Brought the database from schema " + done.before() + " to " + done.after() + ".");
    }
    return ExitCode.OK;
  }
}
