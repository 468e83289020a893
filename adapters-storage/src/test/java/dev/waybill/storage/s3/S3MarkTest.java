package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.contract.StorageMarkContract;
import dev.waybill.application.port.StorageMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class S3MarkTest implements StorageMarkContract {
  private final S3BlobStore store = S3BlobStore.open(InProcessS3.started().settings());

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public StorageMark mark() {
    return store.mark();
  }

  @Test
  void theMarkIsNoBlob() {
    mark().write("mine");

    assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
  }
}
