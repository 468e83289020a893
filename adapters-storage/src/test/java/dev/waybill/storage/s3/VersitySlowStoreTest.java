package dev.waybill.storage.s3;

import dev.waybill.application.part.LocalS3;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class VersitySlowStoreTest extends SlowStore {
  @Override
  S3BlobStore.Settings settings() {
    return LocalBuckets.in(LocalS3.required(LocalS3.Kind.VERSITYGW));
  }
}
