package dev.waybill.storage.s3;

import dev.waybill.application.part.LocalS3;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class VersityFaultsTest extends ServerFaults {
  private final LocalS3 server = LocalS3.required(LocalS3.Kind.VERSITYGW);

  @Override
  S3BlobStore.Settings settings() {
    return LocalBuckets.in(server);
  }

  @Override
  void kill() {
    server.kill();
  }

  @Override
  void restart() {
    server.restart();
  }
}
