package dev.waybill.application.upkeep;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.application.upload.InFlight;
import dev.waybill.domain.upload.BlobKey;
import java.util.ArrayList;
import java.util.List;

/// Removes blobs that no row knows: what a crash between storing the bytes and committing the row
/// leaves behind.
public final class CollectOrphans {
  /// How many keys are looked up at once.
  static final int BATCH = 500;

  private final BlobStore blobs;
  private final UpkeepRepository upkeep;
  private final Transactions transactions;
  private final InFlight inFlight;
  private final Pace pace;
  private final Runnable judging;

  public CollectOrphans(
      BlobStore blobs,
      UpkeepRepository upkeep,
      Transactions transactions,
      InFlight inFlight,
      Pace pace) {
    this(blobs, upkeep, transactions, inFlight, pace, () -> {});
  }

  /// @param judging runs before the rows are asked about keys that were listed: makes sure that no
  ///   other process commits any of them from then on
  public CollectOrphans(
      BlobStore blobs,
      UpkeepRepository upkeep,
      Transactions transactions,
      InFlight inFlight,
      Pace pace,
      Runnable judging) {
    this.blobs = blobs;
    this.upkeep = upkeep;
    this.transactions = transactions;
    this.inFlight = inFlight;
    this.pace = pace;
    this.judging = judging;
  }

  /// @param looked blobs looked at
  /// @param removed blobs that no row knew
  /// @param refused of those, what the store did not remove when it was asked
  /// @param unfinished writes that were left behind, and are ended now
  public record Result(long looked, long removed, long refused, long unfinished) {}

  /// Looks at the blobs of every hour before `hour` (`yyyyMMddHH`). Where other processes may be
  /// uploading, that hour has to lie further back than the longest upload takes.
  public Result collect(CallContext context, String hour) {
    return collect(context, "", hour);
  }

  /// As [#collect(CallContext, String)], of the hours from `from` on.
  public Result collect(CallContext context, String from, String before) {
    var pass = new Pass();
    var unfinished = blobs.listHours(from, before, pass::add);
    pass.flush();
    return new Result(pass.looked, pass.removed, pass.refused, unfinished);
  }

  private final class Pass {
    private final List<BlobKey> batch = new ArrayList<>(BATCH);
    private long looked;
    private long removed;
    private long refused;

    void add(BlobKey key) {
      looked++;
      // Asked before the rows are: an upload leaves the set only after its commit.
      if (!inFlight.contains(key)) {
        batch.add(key);
      }
      if (batch.size() == BATCH) {
        flush();
      }
    }

    void flush() {
      if (batch.isEmpty()) {
        return;
      }
      var keys = List.copyOf(batch);
      batch.clear();
      judging.run();
      var known = transactions.read(() -> upkeep.known(keys));
      var orphans = keys.stream().filter(key -> !known.contains(key)).toList();
      if (!orphans.isEmpty()) {
        var gone = blobs.deleteAll(orphans).size();
        removed += gone;
        refused += orphans.size() - gone;
        pace.spend(gone);
      }
    }
  }
}
