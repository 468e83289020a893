package dev.waybill.storage.s3;

import io.minio.messages.ListMultipartUploadsResult.Upload;
import java.util.List;
import java.util.stream.Stream;

/// What is in a bucket, seen past the store.
final class Leftovers {
  private Leftovers() {}

  /// The names of all objects, and of all unfinished uploads behind a `?`.
  static List<String> in(S3BlobStore.Settings settings) {
    try (var clients = Clients.open(settings, Timeouts.USUAL)) {
      var listing = new Listing(clients, settings.bucket());
      return Stream.concat(
              listing.page("", false, null).contents().stream().map(item -> item.objectName()),
              listing.unfinished("", null).uploads().stream().map(Leftovers::unfinished))
          .toList();
    }
  }

  private static String unfinished(Upload upload) {
    return "?" + upload.objectName();
  }
}
