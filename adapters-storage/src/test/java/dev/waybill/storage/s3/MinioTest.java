package dev.waybill.storage.s3;

import dev.waybill.application.part.LocalS3;
import dev.waybill.application.port.BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/// The contract against MinIO.
@Tag("slow")
final class MinioTest implements S3Contract {
  private final S3BlobStore store =
      S3BlobStore.open(LocalBuckets.in(LocalS3.required(LocalS3.Kind.MINIO)));

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
