package dev.waybill.storage.s3;

import static java.util.stream.Collectors.toSet;

import io.minio.messages.DeleteResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How objects are deleted: the usual way, by which a bucket with versions keeps the old ones; or
/// with all their versions. What the bucket does not let go is told once and then left to it:
/// nobody here can read it any more, and asking again changes nothing.
final class Removal {
  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

  private static final long SILENCE_NANOS = Duration.ofMinutes(1).toNanos();

  private final AtomicLong nextTold = new AtomicLong(System.nanoTime());
  private final Bucket bucket;
  private final Listing listing;
  private final Versions versions;
  private final boolean withVersions;

  Removal(Bucket bucket, Listing listing, Versions versions, boolean withVersions) {
    this.bucket = bucket;
    this.listing = listing;
    this.versions = versions;
    this.withVersions = withVersions;
  }

  /// One that is not there is no error.
  void one(String object) {
    if (withVersions) {
      var _ = allVersions(List.of(object));
    } else {
      bucket.delete(object);
    }
  }

  /// Deletes at most [Listing#PAGE] objects and answers which of them are gone.
  Set<String> many(List<String> objects) {
    return withVersions ? allVersions(objects) : listing.delete(objects);
  }

  /// First as usual: nobody reads them from then on, whatever comes of their versions. The marker
  /// that this leaves goes last, and only where nothing is behind it any more: without it the
  /// object would be back.
  private Set<String> allVersions(List<String> objects) {
    var gone = listing.delete(objects);
    try {
      var all = versions.of(gone);
      var kept = versions.remove(all.versions());
      var hidden = kept.stream().map(DeleteResult.Error::objectName).collect(toSet());
      var _ =
          versions.remove(
              all.markers().stream()
                  .filter(marker -> !hidden.contains(marker.objectName()))
                  .toList());
      if (!kept.isEmpty()) {
        tell(kept.size() + " of " + all.versions().size(), kept.getFirst().code());
      }
    } catch (S3Fault fault) {
      tell("The", String.valueOf(fault.getMessage()));
    }
    return gone;
  }

  /// Once a minute: a sweep has thousands of them.
  private void tell(String count, String why) {
    var now = System.nanoTime();
    var before = nextTold.get();
    if (now - before < 0 || !nextTold.compareAndSet(before, now + SILENCE_NANOS)) {
      return;
    }
    LOG.warn(
        "The bucket refused to remove {} versions of deleted files: {}. Its retention and its"
            + " lifecycle rules decide when they go.",
        count,
        why);
  }
}
