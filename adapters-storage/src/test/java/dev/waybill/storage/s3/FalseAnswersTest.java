package dev.waybill.storage.s3;

import java.net.URI;

/// The table in the fast part; [CephFalseAnswersTest] is before a production server.
class FalseAnswersTest extends FalseAnswers {
  private final String bucket = InProcessS3.started().newBucket();

  @Override
  URI upstream() {
    return URI.create("http://127.0.0.1:" + InProcessS3.started().port());
  }

  @Override
  S3BlobStore.Settings settings(URI endpoint) {
    return InProcessS3.settings(endpoint, bucket);
  }
}
