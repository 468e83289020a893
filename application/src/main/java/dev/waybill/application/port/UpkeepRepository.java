package dev.waybill.application.port;

import dev.waybill.domain.upload.BlobKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the sweeps need to know, over all tenants. A tombstone is the key of a blob that no upload
/// needs any more and that storage may still hold.
public interface UpkeepRepository {
  /// Forgets at most `limit` uploads whose expiry is at or before `now`, and remembers their blobs
  /// as tombstones. Answers how many it forgot.
  int buryExpiredAcrossTenants(Instant now, int limit);

  /// At most `limit` tombstones, oldest first, claimed or not.
  List<BlobKey> tombstonesAcrossTenants(int limit);

  /// At most `limit` tombstones, oldest first, which nobody has claimed at `now`; from the commit
  /// on they are claimed until `until`. A claim that ends much later than that was made by a clock
  /// that was wrong, and does not count. Needs a transaction that may write.
  List<BlobKey> claimTombstonesAcrossTenants(int limit, Instant now, Instant until);

  /// Ends the claims of tombstones whose blobs are still there. Unknown ones are no error. Needs a
  /// transaction that may write.
  void release(Collection<BlobKey> tombstones);

  /// Forgets tombstones whose blobs are gone, whoever has claimed them. Unknown ones are no error.
  /// Needs a transaction that may write.
  void forget(Collection<BlobKey> tombstones);

  /// Those of `keys` that an upload or a tombstone knows.
  Set<BlobKey> known(Collection<BlobKey> keys);

  /// What the sweeps have before them.
  ///
  /// @param uploads that have expired
  /// @param blobs tombstones
  /// @param oldest since when the first of them could have been swept
  record Backlog(long uploads, long blobs, Optional<Instant> oldest) {}

  /// What is to be swept at `now`. Counts no further than to `limit` of each.
  Backlog backlogAcrossTenants(Instant now, int limit);

  /// The database's own clock, where it is one that all nodes share.
  Optional<Instant> clock();

  /// Fails as adding an upload would fail now; changes nothing. Needs a transaction that may write.
  void probe();
}
