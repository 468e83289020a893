package dev.waybill.application.port;

import dev.waybill.domain.upload.BlobKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps blobs: bytes under a key. Knows no upload and no tenant.
///
/// Faults outside are [StorageUnavailable], or [StorageFull] where space is what is missing, or
/// [Busy] where too much goes on at the same time. A blob is there whole or not at all: nothing is
/// readable under a key before [BlobSink#publish()] has returned, and what it acknowledged survives
/// a power cut. A store that does not encrypt takes no notice of a [BlobRef]'s data key.
public interface BlobStore {
  /// Begins a new blob. Keys are used once; the store may fail on one that exists.
  ///
  /// @param atMost the most bytes that can come, where the client has announced it: a hint to plan
  ///   by, never a limit
  BlobSink create(BlobRef blob, OptionalLong atMost);

  /// The blob, or empty where there is none.
  Optional<BlobSource> open(BlobRef blob);

  /// As [#open(BlobRef)], for one who reads `first` of it at once: a store on the other side of a
  /// network answers with those bytes, and not first with the blob's length. The source may hold a
  /// connection until it is read or closed.
  default Optional<BlobSource> open(BlobRef blob, BlobRange first) {
    return open(blob);
  }

  /// Removes the blob. One that is not there is no error. A source that is open goes on.
  void delete(BlobKey key);

  /// Removes as many of the blobs as it can, and answers which are gone. Fails where that is none
  /// of them.
  default List<BlobKey> deleteAll(Collection<BlobKey> keys) {
    var gone = new ArrayList<BlobKey>();
    @Nullable UnavailableException fault = null;
    for (var key : keys) {
      try {
        delete(key);
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

  /// Names every blob, in no order, and changes nothing: for whoever only looks.
  void list(Consumer<BlobKey> found);

  /// Names every blob whose key's hour (`yyyyMMddHH`) is `from` or later and before `before`, in no
  /// order, and removes what unfinished writes have left behind from before `before`, but never the
  /// staged bytes of a sink that is open. Answers how many of those it removed.
  long listHours(String from, String before, Consumer<BlobKey> found);

  /// As [#listHours], from the first hour on.
  default long listBefore(String hour, Consumer<BlobKey> found) {
    return listHours("", hour, found);
  }

  /// Fails as [#create] would fail now, as far as that can be seen within a second and without
  /// writing anything.
  void requireAvailable();

  /// As [#requireAvailable()], before a blob that a client has announced. Where a short one costs
  /// no more than the question, it is not asked.
  ///
  /// @param atMost as for [#create]
  default void requireAvailable(OptionalLong atMost) {
    requireAvailable();
  }

  /// Fails as writing a blob would fail now; leaves nothing behind.
  void probe();
}
