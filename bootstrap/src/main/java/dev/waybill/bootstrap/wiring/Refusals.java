package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.UnavailableException;
import dev.waybill.bootstrap.logging.LogOutput;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.transfer.BadExport;
import dev.waybill.persistence.SchemaTooNew;
import java.util.function.IntSupplier;

/// What a command cannot do is a sentence on standard error, without a stack trace.
public record Refusals(Console console) {
  /// @return the exit code: that of `work`, or 78
  public int unless(IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (StartFailure | SchemaTooNew | UnavailableException | BadExport cannot) {
      LogOutput.complain(console.err(), String.valueOf(cannot.getMessage()));
      return ExitCode.CONFIG;
    }
  }
}
