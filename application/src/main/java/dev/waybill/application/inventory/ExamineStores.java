package dev.waybill.application.inventory;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.CallContext;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.domain.upload.BlobKey;
import java.time.InstantSource;

/// Compares store and database in both directions and changes nothing. Uploads may go on meanwhile:
/// what was made or removed while it looked is no finding.
public final class ExamineStores {
  /// How many keys are looked up at once, and up to how many tombstones are counted.
  public static final int BATCH = 500;

  private final Database database;
  private final BlobStore blobs;
  private final StoredContents contents;
  private final InstantSource clock;

  public ExamineStores(
      Database database, BlobStore blobs, StoredContents contents, InstantSource clock) {
    this.database = database;
    this.blobs = blobs;
    this.contents = contents;
    this.clock = clock;
  }

  /// Told what goes on, by one thread.
  public interface Observer {
    void found(Finding finding);

    /// Called often: how many blobs and files were examined so far.
    void looked(long blobs, long files);
  }

  /// @param blobs in the store
  /// @param young those that no row knows, but that may belong to an upload under way
  /// @param orphans those that no row knows and that are older than that
  public record Stored(long blobs, long young, long orphans) {}

  /// @param uploads in the database
  /// @param lost those of which no file is left
  /// @param files of all uploads
  /// @param faulty those that cannot be had as they were
  public record Rows(long uploads, long lost, long files, long faulty) {}

  /// @param tombstones blobs that wait for the sweep, counted up to 500
  public record Tally(Stored stored, Rows rows, int tombstones) {
    public boolean isClean() {
      return stored.orphans == 0 && rows.faulty == 0;
    }
  }

  /// Fails where store or database, or the key to the blobs, cannot be had at all.
  ///
  /// @param deep whether every byte is read and held against its SHA-256, not only lengths
  public Tally examine(CallContext context, boolean deep, Observer observer) {
    var young = BlobKey.hourOf(clock.instant().minus(ReceiveUpload.LONGEST));
    var stored = new OrphanSearch(database, young, observer).in(blobs);
    try (var rows =
        new RowSearch(
            new Catalog(database),
            new FileCheck(contents, blobs, deep),
            stored.blobs(),
            observer)) {
      return new Tally(stored, rows.run(), tombstones());
    }
  }

  private int tombstones() {
    return database
        .transactions()
        .read(() -> database.upkeep().tombstonesAcrossTenants(BATCH))
        .size();
  }
}
