package dev.waybill.storage.s3;

import dev.waybill.application.part.CephRgw;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class CephFaultsTest extends ServerFaults {
  private final CephRgw ceph = CephRgw.required();

  @Override
  S3BlobStore.Settings settings() {
    return CephTest.settings(ceph.endpoint());
  }

  /// The gateway alone; others keep what it has acknowledged.
  @Override
  void kill() {
    ceph.killGateway();
  }

  @Override
  void restart() {
    ceph.restartGateway();
  }
}
