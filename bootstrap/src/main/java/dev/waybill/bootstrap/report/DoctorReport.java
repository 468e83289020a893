package dev.waybill.bootstrap.report;

import dev.waybill.application.inventory.ExamineStores;
import dev.waybill.application.inventory.ExamineStores.Tally;
import dev.waybill.application.inventory.Finding;
import dev.waybill.application.port.StorageResidue;
import dev.waybill.application.port.StorageUnavailable;
import java.util.function.Supplier;

/// What `waybill doctor` prints: each finding, then what they come to and what can be done.
public final class DoctorReport implements ExamineStores.Observer {
  private final Console console;
  private final Progress progress;

  public DoctorReport(Console console) {
    this.console = console;
    this.progress = new Progress(console.err());
  }

  @Override
  public void found(Finding finding) {
    console.out().println(Findings.line(finding));
  }

  @Override
  public void looked(long blobs, long files) {
    progress.at(() -> "Looked at " + blobs + " blobs and " + files + " files of uploads");
  }

  public void found(Tally tally) {
    var stored = tally.stored();
    var rows = tally.rows();
    say(
        "Looked at %s blobs, and at %s uploads with %s files."
            .formatted(stored.blobs(), rows.uploads(), rows.files()));
    sayIf(
        stored.young(),
        "Blobs that may belong to uploads under way, as they are younger than a day: %s.");
    say("Blobs that wait for the sweep: " + tombstones(tally) + ".");
    sayIf(stored.orphans(), "Orphans: %s. `waybill doctor --remove-orphans` removes them.");
    sayIf(
        rows.faulty(),
        "Files that cannot be had as they were: %s. Restore their blobs from a backup to the same"
            + " keys, or delete their uploads.");
    sayIf(
        rows.lost(),
        "Uploads of which no file is left: %s. `waybill doctor --forget-missing` forgets them.");
    if (tally.isClean()) {
      say("Nothing is wrong.");
    }
  }

  /// What the bucket has beside the blobs. It is no finding: somebody may want it so.
  ///
  /// @param keeps what it keeps of what is deleted, in a sentence
  public void kept(String keeps, Supplier<StorageResidue> counted) {
    say(keeps);
    try {
      var residue = counted.get();
      say(
          "Old versions in the bucket: %s with %s bytes; markers of deleted names: %s; unfinished multipart uploads: %s."
              .formatted(
                  residue.versions(), residue.bytes(), residue.markers(), residue.unfinished()));
    } catch (StorageUnavailable cannot) {
      say(
          "Old versions and unfinished uploads were not counted, %s: the key needs s3:ListBucketVersions and s3:ListBucketMultipartUploads for that."
              .formatted(cannot.getMessage()));
    }
  }

  private static String tombstones(Tally tally) {
    return tally.tombstones() == ExamineStores.BATCH
        ? tally.tombstones() + " or more"
        : String.valueOf(tally.tombstones());
  }

  public void removed(long orphans) {
    say("Orphans removed: " + orphans + ".");
  }

  public void forgotten(long uploads) {
    say("Uploads forgotten: " + uploads + ".");
  }

  public void tooMany(long lost, long uploads) {
    say(
        "Forgot nothing: %s of %s uploads have no file left, which looks like the wrong volume or"
                .formatted(lost, uploads)
            + " bucket. If it is the right one, add --force.");
  }

  private void sayIf(long count, String line) {
    if (count > 0) {
      say(line.formatted(count));
    }
  }

  private void say(String line) {
    console.out().println(line);
    console.out().flush();
  }
}
