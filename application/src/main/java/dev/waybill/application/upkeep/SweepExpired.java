package dev.waybill.application.upkeep;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.domain.upload.BlobKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Forgets expired uploads and removes the blobs that no upload needs any more. Nobody waits for
/// it: an expired upload answers 404 by the clock, swept or not. May run on any number of nodes,
/// and be cut off anywhere: deleting a blob twice is no error.
public final class SweepExpired {
  /// How many rows one transaction takes.
  static final int BATCH = 500;

  /// How many blobs are claimed and deleted at once.
  static final int CLAIM = 100;

  /// How long a claim holds. A node that needs longer loses nothing: another one then deletes the
  /// same blobs.
  static final Duration CLAIMED = Duration.ofMinutes(1);

  private final BlobStore blobs;
  private final UpkeepRepository upkeep;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Pace pace;
  private final boolean alone;

  /// @param alone whether no other process can be sweeping: then claims are those of one that died,
  ///   and none are made
  public SweepExpired(
      BlobStore blobs,
      UpkeepRepository upkeep,
      Transactions transactions,
      InstantSource clock,
      Pace pace,
      boolean alone) {
    this.blobs = blobs;
    this.upkeep = upkeep;
    this.transactions = transactions;
    this.clock = clock;
    this.pace = pace;
    this.alone = alone;
  }

  /// @param uploads expired uploads forgotten
  /// @param blobs blobs removed from storage
  public record Result(long uploads, long blobs) {}

  public Result sweep(CallContext context) {
    return new Result(buryExpired(), removeBlobs());
  }

  private long buryExpired() {
    long buried = 0;
    int batch;
    do {
      batch = transactions.write(() -> upkeep.buryExpiredAcrossTenants(clock.instant(), BATCH));
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
      gone = removeBatch();
      removed += gone;
      pace.spend(gone);
    } while (gone > 0);
    return removed;
  }

  /// Claimed, deleted, forgotten, and the store is called between the transactions: a slow one
  /// holds neither a connection nor the one writer of an embedded database. Should this node die,
  /// the others wait until the claim ends. What storage refuses is released, so that the next batch
  /// begins with it: one of which nothing could be deleted ends the sweep.
  private int removeBatch() {
    var batch = batch();
    if (batch.isEmpty()) {
      return 0;
    }
    var gone = delete(batch);
    var refused = new ArrayList<>(batch);
    refused.removeAll(Set.copyOf(gone));
    var _ =
        transactions.write(
            () -> {
              upkeep.forget(gone);
              upkeep.release(refused);
              return true;
            });
    return gone.size();
  }

  private List<BlobKey> batch() {
    if (alone) {
      return transactions.read(() -> upkeep.tombstonesAcrossTenants(CLAIM));
    }
    var now = clock.instant();
    return transactions.write(
        () -> upkeep.claimTombstonesAcrossTenants(CLAIM, now, now.plus(CLAIMED)));
  }

  private List<BlobKey> delete(List<BlobKey> batch) {
    try {
      return blobs.deleteAll(batch);
    } catch (UnavailableException none) {
      var _ =
          transactions.write(
              () -> {
                upkeep.release(batch);
                return true;
              });
      throw none;
    }
  }
}
