package dev.waybill.storage.s3;

import dev.waybill.application.part.CephRgw;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class CephSlowStoreTest extends SlowStore {
  @Override
  S3BlobStore.Settings settings() {
    return CephTest.settings(CephRgw.required().endpoint());
  }
}
