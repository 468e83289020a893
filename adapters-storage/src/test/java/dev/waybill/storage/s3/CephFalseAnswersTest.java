package dev.waybill.storage.s3;

import dev.waybill.application.part.CephRgw;
import java.net.URI;
import org.junit.jupiter.api.Tag;

/// The table before a production server, whose own answers the client cannot all read.
@Tag("slow")
class CephFalseAnswersTest extends FalseAnswers {
  private final S3BlobStore.Settings bucket = CephTest.settings(upstream());

  @Override
  URI upstream() {
    return CephRgw.required().endpoint();
  }

  @Override
  S3BlobStore.Settings settings(URI endpoint) {
    return new S3BlobStore.Settings(
        endpoint,
        bucket.region(),
        bucket.bucket(),
        bucket.prefix(),
        bucket.accessKey(),
        bucket.secretKey(),
        false,
        false,
        bucket.authorities(),
        bucket.trialKeys());
  }
}
