package dev.waybill.bootstrap.testing;

import dev.waybill.bootstrap.cli.Cli;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.wiring.Overrides;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `waybill sweep` of an installation whose nodes are all down, in this process, which is quicker.
public final class Sweep {
  private Sweep() {}

  public static void once(Path data) {
    once(Edition.site(data), data);
  }

  public static void once(Site site, Path data) {
    var said = new StringWriter();
    var console =
        new Console(
            new PrintWriter(said),
            new PrintWriter(said),
            InputStream.nullInputStream(),
            site.secrets());
    var words = new ArrayList<>(List.of("sweep", "--data-dir", data.toString()));
    words.addAll(List.of("--log-level", "warn"));
    words.addAll(site.settings());
    words.addAll(site.sweepOfAll());
    var rule = new NoStoreInTransaction();
    var exit = new Cli(console, rule.over(Overrides.NONE)).run(words.toArray(String[]::new));
    rule.check();
    if (exit != 0) {
      throw new AssertionError("sweep ended with " + exit + ": " + said);
    }
  }
}
