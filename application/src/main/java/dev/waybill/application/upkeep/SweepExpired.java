package dev.waybill.application.upkeep;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UpkeepRepository;
import java.time.InstantSource;

/// Forgets expired uploads and removes the blobs that no upload needs any more. Nobody waits for
/// it: an expired upload answers 404 by the clock, swept or not. May run on any number of nodes,
/// and be cut off anywhere: deleting a blob twice is no error.
public final class SweepExpired {
  /// How many rows one transaction takes.
  static final int BATCH = 500;

  /// How many blobs one transaction deletes: few, as it goes on for as long as that takes.
  static final int CLAIM = 100;

  private final BlobStore blobs;
  private final UpkeepRepository upkeep;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Pace pace;

  public SweepExpired(
      BlobStore blobs,
      UpkeepRepository upkeep,
      Transactions transactions,
      InstantSource clock,
      Pace pace) {
    this.blobs = blobs;
    this.upkeep = upkeep;
    this.transactions = transactions;
    this.clock = clock;
    this.pace = pace;
  }

  /// @param uploads expired uploads forgotten
  /// @param blobs blobs removed from storage
  public record Result(long uploads, long blobs) {}

  public Result sweep() {
    return new Result(buryExpired(), removeBlobs());
  }

  private long buryExpired() {
    long buried = 0;
    int batch;
    do {
      batch = transactions.write(() -> upkeep.buryExpired(clock.instant(), BATCH));
      buried += batch;
    } while (batch == BATCH);
    return buried;
  }

  /// Blobs that storage does not give up stay tombstones for the next sweep; the others are not
  /// kept waiting by them.
  private long removeBlobs() {
    long removed = 0;
    int gone;
    do {
      gone = transactions.write(this::removeBatch);
      removed += gone;
      pace.spend(gone);
    } while (gone > 0);
    return removed;
  }

  /// Claimed, deleted and forgotten in one transaction: should this node die, others may claim them
  /// at once. One that storage refuses stays; the next claim would be of the same ones, so a batch
  /// of which nothing could be deleted ends the sweep.
  private int removeBatch() {
    var claimed = upkeep.claimTombstones(CLAIM);
    if (claimed.isEmpty()) {
      return 0;
    }
    var gone = blobs.deleteAll(claimed);
    upkeep.forget(gone);
    return gone.size();
  }
}
