package dev.waybill.storage.s3;

import dev.waybill.application.port.BlobStore;
import dev.waybill.storage.resilient.ResilientBlobStore;
import org.junit.jupiter.api.AfterEach;

/// The two as they are wired together.
final class ResilientS3Test implements S3Contract {
  private final S3BlobStore s3 = S3BlobStore.open(InProcessS3.started().settings());
  private final BlobStore store =
      ResilientBlobStore.around(s3, new ResilientBlobStore.Limits(64, 64, 64));

  @AfterEach
  void close() {
    s3.close();
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
