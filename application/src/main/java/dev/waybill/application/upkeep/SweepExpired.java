package dev.waybill.application.upkeep;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.domain.upload.BlobKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Forgets expired uploads and removes the blobs that no upload needs any more. Nobody waits for
/// it: an expired upload answers 404 by the clock, swept or not. May run on any number of nodes,
/// and be cut off anywhere: deleting a blob twice is no error.
public final class SweepExpired {
  /// How many rows one transaction takes.
  static final int BATCH = 500;

  private final BlobStore blobs;
  private final UpkeepRepository upkeep;
  private final Transactions transactions;
  private final InstantSource clock;

  public SweepExpired(
      BlobStore blobs, UpkeepRepository upkeep, Transactions transactions, InstantSource clock) {
    this.blobs = blobs;
    this.upkeep = upkeep;
    this.transactions = transactions;
    this.clock = clock;
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
    List<BlobKey> gone;
    do {
      gone = delete(transactions.read(() -> upkeep.tombstones(BATCH)));
      forget(gone);
      removed += gone.size();
    } while (!gone.isEmpty());
    return removed;
  }

  private List<BlobKey> delete(List<BlobKey> keys) {
    var gone = new ArrayList<BlobKey>();
    @Nullable UnavailableException fault = null;
    for (var key : keys) {
      try {
        blobs.delete(key);
        gone.add(key);
      } catch (UnavailableException unavailable) {
        fault = unavailable;
      }
    }
    if (gone.isEmpty() && fault != null) {
      throw fault;
    }
    return gone;
  }

  private void forget(List<BlobKey> gone) {
    if (gone.isEmpty()) {
      return;
    }
    transactions.write(
        () -> {
          upkeep.forget(gone);
          return gone;
        });
  }
}
