package dev.waybill.storage.s3;

import dev.waybill.domain.upload.BlobKey;
import io.minio.messages.ListMultipartUploadsResult;
import io.minio.messages.ListMultipartUploadsResult.Upload;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes over the hours from one on and before another, a page at a time. Holds one page of hours
/// and one of blobs.
final class OldBlobs {
  private static final Logger LOG = LoggerFactory.getLogger(OldBlobs.class);
  private static final String WHAT = "cannot list old blobs";
  private static final int HOUR_DIGITS = 10;

  private final Listing listing;
  private final Multiparts multiparts;
  private final Layout layout;
  private final String from;
  private final String before;

  OldBlobs(Listing listing, Multiparts multiparts, Layout layout, String from, String before) {
    this.listing = listing;
    this.multiparts = multiparts;
    this.layout = layout;
    this.from = from;
    this.before = before;
  }

  void forEach(Consumer<BlobKey> found) {
    @Nullable String after = null;
    do {
      var at = after;
      var page = Guard.get(WHAT, () -> listing.page(layout.blobs(), true, at));
      var hours = page.commonPrefixes().stream().map(folder -> folder.toItem().objectName());
      hours.filter(this::isOld).toList().forEach(hour -> inHour(hour, found));
      after = page.isTruncated() ? page.nextContinuationToken() : null;
    } while (after != null);
  }

  private boolean isOld(String folder) {
    var hour = folder.substring(layout.blobs().length()).replace("/", "");
    return hour.length() == HOUR_DIGITS && hour.compareTo(from) >= 0 && hour.compareTo(before) < 0;
  }

  private void inHour(String folder, Consumer<BlobKey> found) {
    @Nullable String after = null;
    do {
      var at = after;
      var page = Guard.get(WHAT, () -> listing.page(folder, false, at));
      page.contents().forEach(item -> layout.key(item.objectName()).ifPresent(found));
      after = page.isTruncated() ? page.nextContinuationToken() : null;
    } while (after != null);
  }

  /// Ends what unfinished writes have left behind, where the store can list it.
  ///
  /// One that the store does not end is left to the next time.
  ///
  /// @param inUse whether this process is still writing that object
  /// @return how many it has ended
  long abortUnfinished(Predicate<String> inUse) {
    var ended = 0L;
    try {
      var page = listing.unfinished(layout.blobs(), null);
      ended += abort(page.uploads(), inUse);
      while (page.isTruncated()) {
        page = listing.unfinished(layout.blobs(), page);
        ended += abort(page.uploads(), inUse);
      }
    } catch (S3Fault fault) {
      if (!isUnknownCall(fault)) {
        throw fault.as("cannot end unfinished uploads");
      }
      LOG.debug("The store cannot list unfinished uploads");
    }
    return ended;
  }

  /// How many writes were begun and not ended, of every age. MinIO knows no prefix but a whole name
  /// and the empty one.
  long countUnfinished() {
    var count = countUnfinished(layout.prefix());
    return count > 0 || layout.prefix().isEmpty() ? count : countUnfinished("");
  }

  private long countUnfinished(String prefix) {
    var count = 0L;
    @Nullable ListMultipartUploadsResult page = null;
    do {
      page = listing.unfinished(prefix, page);
      count +=
          page.uploads().stream()
              .filter(upload -> upload.objectName().startsWith(layout.prefix()))
              .count();
    } while (page.isTruncated());
    return count;
  }

  private long abort(List<Upload> uploads, Predicate<String> inUse) {
    return uploads.stream()
        .filter(upload -> isStale(upload) && !inUse.test(upload.objectName()))
        .filter(this::isEnded)
        .count();
  }

  private boolean isEnded(Upload upload) {
    try {
      multiparts.abort(upload.objectName(), upload.uploadId());
      return true;
    } catch (S3Fault fault) {
      if (fault.kind() == S3Fault.Kind.NETWORK) {
        throw fault;
      }
      LOG.warn("An unfinished upload could not be aborted: {}", fault.getMessage());
      return false;
    }
  }

  /// By the store's clock and by ours.
  private boolean isStale(Upload upload) {
    Optional<BlobKey> key = layout.key(upload.objectName());
    return key.isPresent()
        && key.get().hour().compareTo(before) < 0
        && BlobKey.hourOf(upload.initiated().toInstant()).compareTo(before) < 0;
  }

  private static boolean isUnknownCall(S3Fault fault) {
    return fault.code().equals("NotImplemented") || fault.code().equals("MethodNotAllowed");
  }
}
