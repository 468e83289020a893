package dev.waybill.storage.s3;

import dev.waybill.application.port.BlobStore;
import org.junit.jupiter.api.AfterEach;

final class S3BlobStoreTest implements S3Contract {
  private final S3BlobStore store = S3BlobStore.open(InProcessS3.started().settings());

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
