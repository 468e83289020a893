package dev.waybill.bootstrap.failpoint;

import dev.waybill.bootstrap.cli.Cli;
import dev.waybill.bootstrap.cli.Console;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.wiring.Overrides;
import dev.waybill.bootstrap.wiring.WaybillService;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/// The process, with a [Failpoint] in it and a clock that may be ahead.
public final class FailpointMain {
  private static final String FAILPOINT = "waybill.failpoint";
  private static final String AHEAD = "waybill.ahead";

  private FailpointMain() {}

  /// That node, halting at a step like `after publish#2`.
  ///
  /// @param ahead of the time of day
  public static Launch armed(Launch launch, String failpoint, Duration ahead) {
    return launch
        .main(FailpointMain.class)
        .java("-D" + FAILPOINT + "=" + failpoint, "-D" + AHEAD + "=" + ahead);
  }

  public static void main(String[] arguments) {
    var console =
        new Console(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            System.getenv());
    var failpoint = Failpoint.parse(System.getProperty(FAILPOINT, "never#1"));
    var ahead = Duration.parse(System.getProperty(AHEAD, "PT0S"));
    InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
    var overrides = Overrides.NONE.with(failpoint::around).with(clock);
    System.exit(new Cli(new WaybillService(console, overrides), console).run(arguments));
  }
}
