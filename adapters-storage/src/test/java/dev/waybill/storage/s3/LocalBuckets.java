package dev.waybill.storage.s3;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.part.LocalS3;
import dev.waybill.storage.s3.S3BlobStore.Settings;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Buckets of a [LocalS3].
final class LocalBuckets {
  private static final AtomicLong BUCKETS = new AtomicLong(System.nanoTime());

  private LocalBuckets() {}

  /// A bucket that is new.
  static Settings in(LocalS3 server) {
    var settings = at(server.endpoint(), "test-" + BUCKETS.incrementAndGet(), true);
    S3BlobStore.open(settings).close();
    return settings;
  }

  static Settings at(URI endpoint, String bucket, boolean create) {
    return new Settings(
        endpoint,
        LocalS3.REGION,
        bucket,
        "waybill/",
        LocalS3.ACCESS_KEY,
        LocalS3.SECRET_KEY,
        create,
        false,
        List.of(),
        Blobs::fresh);
  }
}
