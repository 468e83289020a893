package dev.waybill.application.port;

import dev.waybill.domain.upload.BlobKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the sweeps need to know, over all tenants. A tombstone is the key of a blob that no upload
/// needs any more and that storage may still hold. Claims skip what another node has claimed.
public interface UpkeepRepository {
  /// Forgets at most `limit` uploads whose expiry is at or before `now`, and remembers their blobs
  /// as tombstones. Answers how many it forgot.
  int buryExpired(Instant now, int limit);

  /// At most `limit` tombstones, oldest first, which are this transaction's alone until it ends:
  /// others skip them. Needs a transaction that may write.
  List<BlobKey> claimTombstones(int limit);

  /// Forgets tombstones whose blobs are gone. Unknown ones are no error.
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
  Backlog backlog(Instant now, int limit);

  /// The database's own clock, where it is one that all nodes share.
  Optional<Instant> clock();

  /// Fails as adding an upload would fail now; changes nothing. Needs a transaction that may write.
  void probe();
}
