package dev.waybill.storage.s3;

class SlowStoreTest extends SlowStore {
  @Override
  S3BlobStore.Settings settings() {
    return InProcessS3.started().settings();
  }
}
