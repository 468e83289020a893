package dev.waybill.bootstrap.failpoint;

import dev.waybill.bootstrap.MachineLocale;
import dev.waybill.bootstrap.cli.Cli;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.wiring.Overrides;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/// The process, with a [Failpoint] in it and a clock that may be ahead.
public final class FailpointMain {
  private static final String FAILPOINT = "waybill.failpoint";
  private static final String AHEAD = "waybill.ahead";
  private static final String PAUSING = "waybill.pausing";

  // Ends when the process has stopped: the signal's sender may be done before a thread takes it up,
  // and the others would go past the step meanwhile.
  private static final String STOPPING =
      "kill -STOP $1; until grep -q '^State:.T' /proc/$1/status; do sleep 0.01; done";

  private FailpointMain() {}

  /// That node, halting as by `kill -9` at a step like `after publish#2`.
  ///
  /// @param ahead of the time of day
  public static Launch armed(Launch launch, String failpoint, Duration ahead) {
    return launch
        .main(FailpointMain.class)
        .java("-D" + FAILPOINT + "=" + failpoint, "-D" + AHEAD + "=" + ahead);
  }

  /// That node, stopping at a step as by SIGSTOP, until it is continued.
  public static Launch pausing(Launch launch, String failpoint) {
    return armed(launch, failpoint, Duration.ZERO).java("-D" + PAUSING + "=true");
  }

  private static void happen() {
    if (!Boolean.getBoolean(PAUSING)) {
      Runtime.getRuntime().halt(Failpoint.KILLED);
    }
    try {
      var self = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("sh", "-c", STOPPING, "stopping", self).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void main(String[] arguments) {
    MachineLocale.set();
    var console =
        new Console(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            System.in,
            System.getenv());
    var failpoint =
        Failpoint.parse(System.getProperty(FAILPOINT, "never#1"), FailpointMain::happen);
    var ahead = Duration.parse(System.getProperty(AHEAD, "PT0S"));
    InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
    var overrides = Overrides.NONE.with(failpoint::around).with(clock);
    System.exit(new Cli(console, overrides).run(arguments));
  }
}
