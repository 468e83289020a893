package dev.waybill.storage.s3;

import dev.waybill.application.port.BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/// The contract in a bucket that lets nothing go for a day.
@Tag("slow")
final class MinioLockedTest implements S3Contract {
  private final S3BlobStore store = KeepingBucket.locked().open(true);

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
