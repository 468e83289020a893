package dev.waybill.storage.s3;

import io.minio.messages.ListMultipartUploadsResult.Upload;
import java.util.List;
import java.util.stream.Stream;

/// What is in a bucket, seen past the store.
final class Leftovers {
  private static final Retries RETRIES = Retries.of(Timeouts.USUAL.firstWait());

  private Leftovers() {}

  /// The names of all objects of a store, and of its unfinished uploads behind a `?`. What the
  /// server in the process keeps for itself beside them, and forgets when a part comes late, is
  /// left out.
  static List<String> in(S3BlobStore.Settings settings) {
    try (var clients = Clients.open(settings, Timeouts.USUAL)) {
      var listing = new Listing(clients, RETRIES, settings.bucket());
      return Stream.concat(
              listing.page(settings.prefix(), false, null).contents().stream()
                  .map(item -> item.objectName()),
              listing.unfinished(settings.prefix(), null).uploads().stream()
                  .map(Leftovers::unfinished))
          .toList();
    }
  }

  /// The names of the objects of which unfinished uploads there are.
  static List<String> unfinished(S3BlobStore.Settings settings) {
    try (var clients = Clients.open(settings, Timeouts.USUAL)) {
      var listing = new Listing(clients, RETRIES, settings.bucket());
      return listing.unfinished("", null).uploads().stream().map(Upload::objectName).toList();
    }
  }

  private static String unfinished(Upload upload) {
    return "?" + upload.objectName();
  }
}
