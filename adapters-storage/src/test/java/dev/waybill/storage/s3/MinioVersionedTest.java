package dev.waybill.storage.s3;

import dev.waybill.application.port.BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/// The contract in a bucket that keeps versions.
@Tag("slow")
final class MinioVersionedTest implements S3Contract {
  private final S3BlobStore store = KeepingBucket.versioned().open(true);

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
