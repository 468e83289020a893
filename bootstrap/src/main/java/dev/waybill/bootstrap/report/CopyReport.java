package dev.waybill.bootstrap.report;

import dev.waybill.application.inventory.CopyBlobs;
import dev.waybill.application.inventory.CopyBlobs.Totals;
import dev.waybill.application.inventory.Finding.Faulty;
import java.util.Locale;

/// What `waybill copy-blobs` prints: what could not be copied, the totals, and what to do next.
/// Answers the exit code.
public final class CopyReport implements CopyBlobs.Observer {
  private static final double MIB = 1 << 20;

  private final Console console;
  private final String place;
  private final Progress progress;

  /// @param place that is copied to, for a sentence
  public CopyReport(Console console, String place) {
    this.console = console;
    this.place = place;
    this.progress = new Progress(console.err());
  }

  @Override
  public void failed(Faulty fault) {
    say(Findings.line(fault));
  }

  @Override
  public void copied(Totals soFar) {
    progress.at(() -> line(soFar));
  }

  /// @param kind of storage, as the setting has it
  /// @param alreadyThere whether nothing was copied: often both are names of one bucket, and who
  ///   removes "the old place" then removes everything
  public int moved(Totals totals, String kind, boolean alreadyThere) {
    say(line(totals));
    say("The files are now in " + place + ".");
    say("Set WAYBILL_STORAGE=" + kind + " for all nodes before they start again.");
    if (alreadyThere) {
      say(
          "Nothing was copied. If the old place is this one under another name, there is no"
              + " second");
      say("copy: remove nothing.");
    } else {
      say("The old place keeps its copy until you remove it.");
    }
    return exit(totals);
  }

  /// @param arguments of the command that finishes it, behind `--to`
  public int copiedAhead(Totals totals, String arguments) {
    say(line(totals));
    say("The files stay where they are for now. To finish, stop all nodes and run");
    say("  waybill copy-blobs --to " + arguments);
    return exit(totals);
  }

  public int incomplete(Totals totals) {
    say(line(totals));
    say("The files stay where they are, as some could not be copied. Restore those from a backup");
    say("and run this again, or leave them behind with --leave-damaged.");
    return ExitCode.ATTENTION;
  }

  private static int exit(Totals totals) {
    return totals.isComplete() ? ExitCode.OK : ExitCode.ATTENTION;
  }

  private static String line(Totals totals) {
    return String.format(
        Locale.ROOT,
        "Files copied: %d (%.1f MiB); there already: %d; not copied: %d",
        totals.copied(),
        totals.bytes() / MIB,
        totals.there(),
        totals.failed());
  }

  private void say(String line) {
    console.out().println(line);
    console.out().flush();
  }
}
