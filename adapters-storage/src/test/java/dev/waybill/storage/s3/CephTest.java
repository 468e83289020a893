package dev.waybill.storage.s3;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.part.CephRgw;
import dev.waybill.application.port.BlobStore;
import dev.waybill.storage.s3.S3BlobStore.Settings;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/// The contract against a production server.
@Tag("slow")
final class CephTest implements S3Contract {
  private static final AtomicLong BUCKETS = new AtomicLong(System.nanoTime());

  private final S3BlobStore store = S3BlobStore.open(settings(CephRgw.required().endpoint()));

  /// A bucket that is new.
  static Settings settings(URI endpoint) {
    var settings =
        new Settings(
            endpoint,
            CephRgw.REGION,
            "test-" + BUCKETS.incrementAndGet(),
            "waybill/",
            CephRgw.ACCESS_KEY,
            CephRgw.SECRET_KEY,
            true,
            false,
            List.of(),
            Blobs::fresh);
    // After a gateway was killed the first bucket takes longer than impatient tests wait.
    S3BlobStore.open(settings).close();
    return settings;
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
